package fy.clients;

import fy.shared.Faults;
import fy.shared.InvalidInput;
import fy.shared.Texts;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says who wants to sell as a brand. Texts are cleaned on the way in.
 *
 * @param slug part of the brand's address for ever, {@code [a-z0-9-]{1,40}}
 * @param website https address; null for none
 */
public record BrandApplication(
        String name,
        String slug,
        String story,
        String contactEmail,
        @Nullable String website) {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?");
    private static final Set<String> OURS = Set.of("apply", "fy", "admin", "operator", "portal", "api", "new");
    private static final int MAX_NAME = 120;
    private static final int MAX_STORY = 4_000;

    public BrandApplication {
        name = Texts.line(name);
        slug = slug.strip().toLowerCase(Locale.ROOT);
        story = Texts.block(story);
        contactEmail = contactEmail.strip();
        website = website == null || website.isBlank() ? null : website.strip();
    }

    /** @throws InvalidInput every field at fault, named as here */
    void check() {
        var faults = new Faults();
        if (!SLUG.matcher(slug).matches() || OURS.contains(slug) || PortalPaths.isReserved(slug)) {
            faults.add("slug", "Choose 1 to 40 of a-z, 0-9 and hyphens between them.");
        }
        checkProfile(faults, name, story, contactEmail, website);
        faults.raise();
    }

    static void checkProfile(Faults faults, String name, String story, String contactEmail, @Nullable String website) {
        if (name.isEmpty() || name.length() > MAX_NAME || !Texts.fits(name, MAX_NAME)) {
            faults.add("name", "Enter a name of 1 to 120 characters.");
        }
        if (story.length() > MAX_STORY || !Texts.fits(story, MAX_STORY)) {
            faults.add("story", "Enter at most 4,000 characters.");
        }
        if (!EmailAddress.isValid(contactEmail)) {
            faults.add("contactEmail", "Enter an e-mail address such as studio@example.org.");
        }
        if (website != null && !WebAddress.isHttps(website)) {
            faults.add("website", "Enter an address that begins with https://, or leave it empty.");
        }
    }
}
