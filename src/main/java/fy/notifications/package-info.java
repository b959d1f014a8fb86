/** Events become mail, once: who is told what, and the sending until it is sent. */
@NullMarked
package fy.notifications;

import org.jspecify.annotations.NullMarked;
