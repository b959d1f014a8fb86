package fy.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@link BarePageMain} in a process of its own, on a virtual machine like the application's. */
record BarePage(Process process, URI address) implements AutoCloseable {

    static BarePage start() throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(CheckoutBench.JVM);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BarePageMain.class.getName()));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith("ready ")) {
                return new BarePage(process, URI.create("http://127.0.0.1:" + line.substring(6)));
            }
        }
        throw new IOException("the bare page ended before it was ready");
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
