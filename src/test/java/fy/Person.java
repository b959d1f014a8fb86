package fy;

import fy.shared.FyId;

/**
 * Someone of a named world, who logs in through the development provider.
 *
 * @param name also the provider's subject
 */
public record Person(FyId fyId, String name) {}
