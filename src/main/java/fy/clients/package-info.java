/** Who someone is: login to client to role, brands and their members, API keys; and so who may do what. */
@NullMarked
package fy.clients;

import org.jspecify.annotations.NullMarked;
