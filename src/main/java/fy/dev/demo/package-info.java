/** The demo world of dev mode: brands, pictures drawn by the program itself, and a trade made through the use cases. */
@NullMarked
package fy.dev.demo;

import org.jspecify.annotations.NullMarked;
