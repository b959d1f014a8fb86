/** Runs acts of several processes side by side, statement by statement, in every order that a schedule asks for. */
@org.jspecify.annotations.NullMarked
package fy.stepping;
