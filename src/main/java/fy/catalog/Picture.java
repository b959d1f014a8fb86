package fy.catalog;

import java.util.UUID;

/**
 * A picture as it is kept; its bytes never change.
 *
 * @param mediaType {@code image/png}, {@code image/jpeg}, {@code image/webp}, or {@code image/svg+xml} for one drawn here
 * @param sha256 of the bytes, hexadecimal
 * @param width pixels
 * @param height pixels
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed: straight from the database to the socket
public record Picture(UUID pictureId, String mediaType, byte[] bytes, String sha256, int width, int height) {}
