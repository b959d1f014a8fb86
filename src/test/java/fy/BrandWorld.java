package fy;

import fy.shared.BrandId;

/**
 * An approved brand with one member of each role.
 *
 * @param key an API key of the brand, made by its owner
 * @param viewerKey an API key of the brand, made by its viewer
 */
public record BrandWorld(
        BrandId brandId,
        String slug,
        String name,
        Person owner,
        Person staff,
        Person viewer,
        String key,
        String viewerKey) {

    /** Address of its portal. */
    public String portal() {
        return "/portal/" + slug;
    }
}
