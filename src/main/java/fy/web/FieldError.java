package fy.web;

/**
 * What is wrong with one field.
 *
 * @param field its name in the form, or its path in the JSON body, for example {@code lines[0].quantity}
 * @param message a sentence for whoever sent it
 */
public record FieldError(String field, String message) {}
