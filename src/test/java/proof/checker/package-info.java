/** Judges a marketplace at rest by what PostgreSQL, Kafka, the mail server and its clients hold; knows nothing of the app's code. */
@org.jspecify.annotations.NullMarked
package proof.checker;
