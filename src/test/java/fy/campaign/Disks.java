package fy.campaign;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** File systems of their own for the database's and the broker's data. */
record Disks(SmallDisk database, SmallDisk broker) implements AutoCloseable {

    private static final long BYTES = 3L << 30;

    /** Under the folder where the servers keep their data; nothing where no file system may be mounted. */
    static Optional<Disks> under(Path folder) throws IOException {
        var database = SmallDisk.mount(folder.resolve("postgres"), BYTES);
        if (database.isEmpty()) {
            return Optional.empty();
        }
        return SmallDisk.mount(folder.resolve("kafka"), BYTES).map(broker -> new Disks(database.get(), broker));
    }

    @Override
    public void close() throws IOException {
        database.close();
        broker.close();
    }
}
