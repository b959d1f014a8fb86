package fy.web;

import static org.assertj.core.api.Assertions.assertThat;

import fy.BrandWorld;
import fy.Person;
import fy.TabbedBrowser;
import fy.Worlds;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a form did is said on the page it leads to, once, and on no page of another tab. */
@QuarkusTest
class FlashTest {

    private static final String SAVED = "<p>Saved.</p>";

    @Inject
    Worlds worlds;

    @TestHTTPResource("/")
    URI root;

    private BrandWorld first;
    private BrandWorld second;
    private TabbedBrowser browser;

    @BeforeEach
    void two_tabs() {
        first = worlds.newBrand();
        second = worlds.newBrand();
        Person both = worlds.newCustomer();
        worlds.member(first, both, "owner");
        worlds.member(second, both, "owner");
        browser = new TabbedBrowser(root).logIn(worlds, both);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void a_message_is_shown_in_the_tab_of_its_form_and_once() {
        var saved = save(first);
        assertThat(browser.page(second.portal() + "/settings")).doesNotContain(SAVED);
        assertThat(browser.page(second.portal())).doesNotContain(SAVED);
        assertThat(browser.page("/account")).doesNotContain(SAVED);
        assertThat(browser.page(first.portal())).doesNotContain(SAVED);
        assertThat(browser.page(saved)).contains(SAVED);
        assertThat(browser.page(saved)).doesNotContain(SAVED);
    }

    @Test
    void two_tabs_that_save_at_the_same_time_are_each_told() {
        var ofFirst = save(first);
        var ofSecond = save(second);
        assertThat(browser.page(ofFirst)).contains(SAVED);
        assertThat(browser.page(ofSecond)).contains(SAVED);
    }

    @Test
    void a_message_for_a_page_is_not_taken_by_a_page_below_it() {
        var account = browser.form("/account", "/account");
        assertThat(TabbedBrowser.location(browser.send(account))).isEqualTo("/account");
        assertThat(browser.page("/account/keys")).doesNotContain(SAVED);
        assertThat(browser.page("/account")).contains(SAVED);
    }

    @Test
    void what_a_page_fetches_in_the_background_takes_no_message() {
        var saved = save(first);
        assertThat(browser.getInBackground(saved).body()).doesNotContain(SAVED);
        assertThat(browser.page(saved)).contains(SAVED);
    }

    /** Answers with where the saved form leads. */
    private String save(BrandWorld brand) {
        var settings = brand.portal() + "/settings";
        var answer = browser.send(browser.form(settings, settings).with("story", "A story"));
        assertThat(answer.statusCode()).isEqualTo(303);
        return TabbedBrowser.location(answer);
    }
}
