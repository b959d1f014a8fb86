package fy.orders;

/**
 * Where an order goes.
 *
 * @param country ISO 3166 code of two letters
 */
public record ShipTo(String name, String street, String city, String postcode, String country) {}
