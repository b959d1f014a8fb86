/** What every page and every answer shares: layouts, tags, forms, errors, security headers. */
@NullMarked
package fy.web;

import org.jspecify.annotations.NullMarked;
