package fy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A form of a page with what a browser would send: hidden fields, what the page filled in, and what somebody typed.
 *
 * @param action path the form is sent to
 * @param multipart whether it is sent as {@code multipart/form-data}
 * @param fields name and value, in the page's order; a name may come several times
 * @param files content of the chosen files, by field
 */
public record PageForm(
        String action, boolean multipart, List<Map.Entry<String, String>> fields, Map<String, String> files) {

    private static final Pattern FORM = Pattern.compile("(?s)<form\\b([^>]*)>(.*?)</form>");
    private static final Pattern CONTROL = Pattern.compile(
            "(?s)<input\\b(?<input>[^>]*)>|<(?<tag>textarea|select)\\b(?<other>[^>]*)>(?<content>.*?)</\\k<tag>>");
    private static final Pattern OPTION = Pattern.compile("<option\\b([^>]*)>");

    /** The first form of a page that is sent there by POST. */
    public static PageForm find(String page, String action) {
        return FORM.matcher(page)
                .results()
                .filter(form -> attribute(form.group(1), "action").equals(action))
                .filter(form -> attribute(form.group(1), "method").equals("post"))
                .findFirst()
                .map(form -> new PageForm(
                        action,
                        attribute(form.group(1), "enctype").equals("multipart/form-data"),
                        controls(form.group(2)),
                        Map.of()))
                .orElseThrow(() -> new AssertionError("no form of this page is sent to " + action));
    }

    /** The same with this typed into every field of that name. */
    public PageForm with(String name, Object value) {
        var typed = fields.stream()
                .map(field -> field.getKey().equals(name) ? Map.entry(name, value.toString()) : field)
                .collect(Collectors.toCollection(ArrayList::new));
        if (typed.stream().noneMatch(field -> field.getKey().equals(name))) {
            typed.add(Map.entry(name, value.toString()));
        }
        return new PageForm(action, multipart, typed, files);
    }

    /** The same with this text file chosen. */
    public PageForm withFile(String name, String content) {
        return new PageForm(action, multipart, fields, Map.of(name, content));
    }

    /** The same fields, sent elsewhere. */
    public PageForm sentTo(String other) {
        return new PageForm(other, multipart, fields, files);
    }

    private static List<Map.Entry<String, String>> controls(String form) {
        var fields = new ArrayList<Map.Entry<String, String>>();
        var control = CONTROL.matcher(form);
        while (control.find()) {
            var attributes = control.group("input") == null ? control.group("other") : control.group("input");
            var name = attribute(attributes, "name");
            if (!name.isEmpty() && isSent(attributes)) {
                fields.add(Map.entry(name, value(control, attributes)));
            }
        }
        return fields;
    }

    private static boolean isSent(String attributes) {
        return switch (attribute(attributes, "type")) {
            case "checkbox", "radio" -> attributes.matches("(?s).*\\schecked\\b.*");
            case "file" -> false;
            default -> true;
        };
    }

    private static String value(Matcher control, String attributes) {
        return switch (String.valueOf(control.group("tag"))) {
            case "textarea" -> plain(control.group("content"));
            case "select" -> chosen(control.group("content"));
            default -> attribute(attributes, "value");
        };
    }

    private static String chosen(String options) {
        var all =
                OPTION.matcher(options).results().map(option -> option.group(1)).toList();
        return all.stream()
                .filter(option -> option.matches("(?s).*\\sselected\\b.*"))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(option -> attribute(option, "value"))
                .orElse("");
    }

    private static String attribute(String attributes, String name) {
        var found = Pattern.compile("(?<![\\w-])" + name + "=\"([^\"]*)\"").matcher(attributes);
        return found.find() ? plain(found.group(1)) : "";
    }

    private static String plain(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    /** As a browser writes it: {@code application/x-www-form-urlencoded}. */
    String urlEncoded() {
        return fields.stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** As a browser writes it: {@code multipart/form-data} with this boundary. */
    String inParts(String boundary) {
        var parts = new StringBuilder();
        fields.forEach(field -> parts.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(boundary, field.getKey(), field.getValue())));
        files.forEach((name, content) -> parts.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s.csv\"\r\nContent-Type: text/csv\r\n\r\n%s\r\n"
                        .formatted(boundary, name, name, content)));
        return parts.append("--").append(boundary).append("--\r\n").toString();
    }
}
