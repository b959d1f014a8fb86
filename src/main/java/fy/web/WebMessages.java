package fy.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words that stand on every page: {@code {web:skip}} in a template. */
@MessageBundle("web")
public interface WebMessages {

    @Message("Skip to the content")
    String skip();

    @Message("A marketplace of art and design")
    String slogan();

    @Message("Prices include tax. Payment is by invoice.")
    String terms();

    @Message("Menu")
    String menu();

    @Message("Close")
    String close();

    @Message("Search")
    String search();

    @Message("Log in")
    String login();

    @Message("Log out")
    String logout();

    @Message("optional")
    String optional();

    @Message("Pages")
    String pages();

    @Message("Next")
    String next();

    @Message("Back to the start")
    String first();

    @Message("Go to the start page")
    String home();

    @Message("Please look at these again")
    String lookAgain();

    @Message("Request")
    String request();

    @Message("low")
    String low();

    @Message("sold out")
    String out();

    @Message("being checked")
    String held();

    @Message("publishing")
    String publishing();

    @Message("To the marketplace")
    String toMarket();

    @Message("Books balanced")
    String booksBalanced();

    @Message("Books differ")
    String booksDiffer();

    @Message("(UTC)")
    String utc();

    @Message("Now:")
    String now();

    @Message("Not live, reconnecting")
    String notLive();

    @Message("Live")
    String live();
}
