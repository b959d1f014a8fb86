package fy.eventstore;

/** A key that was used before came with other content. Nothing happened. Answered as 409. */
public class KeyReused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KeyReused() {
        super("this key was used before with other content");
    }
}
