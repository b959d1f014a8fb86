package fy.orders;

/** @param quantity units of the order line, positive */
public record LineQuantity(long lineId, int quantity) {}
