/** The demo world's pictures: posters drawn by the program itself, one hand per brand. */
@NullMarked
package fy.dev.demo;

import org.jspecify.annotations.NullMarked;
