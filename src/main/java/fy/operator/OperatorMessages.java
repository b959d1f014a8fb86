package fy.operator;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the operator's pages: {@code {operator:overview}} in a template. */
@MessageBundle("operator")
public interface OperatorMessages {

    @Message("Marketplace")
    String marketplace();

    @Message("Overview")
    String overview();

    @Message("Applications")
    String applications();

    @Message("Verifications")
    String verifications();

    @Message("Rebuilds")
    String rebuilds();

    @Message("Publication")
    String publication();

    @Message("Dead letters")
    String deadLetters();
}
