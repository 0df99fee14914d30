package dev.madang.files;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes what its owner alone can read, from the first byte on, where the file system knows owners. */
public final class OwnerOnly {

    private OwnerOnly() {}

    /** @throws java.nio.file.FileAlreadyExistsException if it is there */
    public static void createFile(Path file) throws IOException {
        Files.createFile(file, permissions("rw-------"));
    }

    /** With those above it; what is there is left as it is. */
    public static void createDirectories(Path directory) throws IOException {
        Files.createDirectories(directory, permissions("rwx------"));
    }

    private static FileAttribute<?>[] permissions(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
