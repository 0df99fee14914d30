package dev.madang.backup;

import dev.madang.files.OwnerOnly;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;

/**
 * A zip file with the database as SQL, which a newer H2 and a newer schema read too, and with the server's own
 * certificate. Written while the database is in use: it holds the state of one moment.
 */
final class Backup {

    private static final String DATABASE = "database.sql";

    /** The end of the name while it is being written. */
    static final String PART = ".part";

    /** In the data directory, beside the database. */
    static final List<String> FILES = List.of("https/certificate.pem", "https/private-key.pem");

    private final DataSource database;
    private final Path data;

    /** @param data the data directory */
    Backup(DataSource database, Path data) {
        this.database = database;
        this.data = data;
    }

    /**
     * Writes a new file, whole or not at all, that only its owner can read.
     *
     * @throws java.nio.file.FileAlreadyExistsException if there is one by this name
     */
    void write(Path target) throws IOException, SQLException {
        Path part = target.resolveSibling(target.getFileName() + PART);
        Files.createDirectories(target.toAbsolutePath().getParent());
        Files.deleteIfExists(part);
        OwnerOnly.createFile(part);
        try {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(part))) {
                zip.putNextEntry(new ZipEntry(DATABASE));
                writeDatabase(zip);
                for (String name : FILES) {
                    if (Files.exists(data.resolve(name))) {
                        zip.putNextEntry(new ZipEntry(name));
                        Files.copy(data.resolve(name), zip);
                    }
                }
            }
            Files.move(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Serializable means here that all tables are read as they were at the start; else each as it is at its turn. */
    private void writeDatabase(OutputStream out) throws IOException, SQLException {
        Writer sql = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        try (Connection connection = database.getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("script")) {
                while (rows.next()) {
                    sql.write(rows.getString(1));
                    sql.write('\n');
                }
            }
            connection.rollback();
        }
        sql.flush();
    }

    /** Fills an empty database and the data directory. After a failure, nothing of it is to be kept. */
    void read(Path source) throws IOException, SQLException {
        Path sql = Files.createTempFile(data, "restore", ".sql");
        try (ZipFile zip = new ZipFile(source.toFile())) {
            ZipEntry script = zip.getEntry(DATABASE);
            if (script == null) {
                throw new ZipException("there is no " + DATABASE + " in it");
            }
            copy(zip, script, sql);
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("runscript from '" + sql.toString().replace("'", "''") + "'");
            }
            for (String name : FILES) {
                ZipEntry file = zip.getEntry(name);
                if (file != null) {
                    Path target = data.resolve(name);
                    OwnerOnly.createDirectories(Objects.requireNonNull(target.getParent()));
                    Files.deleteIfExists(target);
                    OwnerOnly.createFile(target);
                    copy(zip, file, target);
                }
            }
        } finally {
            Files.deleteIfExists(sql);
        }
    }

    private static void copy(ZipFile zip, ZipEntry entry, Path target) throws IOException {
        try (InputStream content = zip.getInputStream(entry);
                OutputStream file = Files.newOutputStream(target)) {
            content.transferTo(file);
        }
    }
}
