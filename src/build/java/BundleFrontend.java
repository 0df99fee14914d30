import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Makes a few files of the many in {@code frontend/}, named by what is in them and compressed, and lets the page name these.
 * Runs in each build, from source. Needs no Node: esbuild is one program in a jar. Where there is none for this machine,
 * the page stays as it was written, and loads its modules one by one.
 *
 * <p>Arguments: {@code frontend/}, the folder of the files that are served, a folder to work in, the jar of esbuild, the class path.
 */
final class BundleFrontend {

    private static final String FOLDER = "app";
    private static final Pattern STYLE_SHEET = Pattern.compile(" *<link rel=\"stylesheet\" href=\"/(.+?)\" />\n");
    private static final Pattern MODULES =
            Pattern.compile(" *<script type=\"importmap\">.*?</script>\n *<script type=\"module\" src=\".*?\"></script>\n", Pattern.DOTALL);
    private static final Pattern STATIC_IMPORT = Pattern.compile("(?:from|import)\\s?\"\\./([\\w-]+\\.js)\"");
    private static final Pattern WEBJAR = Pattern.compile("/META-INF/resources/webjars/([^/]+)/[^/]+/");
    private static final Set<String> PACKAGES =
            Set.of("lit", "lit-html", "lit-element", "lit__reactive-element", "sockjs-client", "stomp-websocket");

    private final Path source;
    private final Path served;
    private final Path work;

    private BundleFrontend(Path source, Path served, Path work) {
        this.source = source;
        this.served = served;
        this.work = work;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var bundle = new BundleFrontend(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
        Path esbuild = Path.of(arguments[3]);
        if (!esbuild.getFileName().toString().contains(platform())) {
            System.out.println("No esbuild for " + platform() + ": the page loads its modules one by one.");
            return;
        }
        for (String jar : arguments[4].split(Pattern.quote(System.getProperty("path.separator")))) {
            if (jar.contains("webjars")) {
                bundle.unpack(Path.of(jar));
            }
        }
        bundle.make(bundle.program(esbuild));
        bundle.rewritePage();
        bundle.compress();
    }

    /** As the packages of esbuild are called. */
    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String name = system.startsWith("windows") ? "win32" : system.startsWith("mac") ? "darwin" : "linux";
        String processor = System.getProperty("os.arch");
        return name + "-" + (processor.equals("amd64") || processor.equals("x86_64") ? "x64" : "arm64");
    }

    private void unpack(Path jar) throws IOException {
        try (FileSystem files = FileSystems.newFileSystem(jar);
                Stream<Path> paths = Files.walk(files.getPath("/"))) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                var webjar = WEBJAR.matcher(path.toString());
                if (webjar.lookingAt() && PACKAGES.contains(webjar.group(1))) {
                    String name = webjar.group(1).replaceFirst("^lit__", "@lit/");
                    write(
                            work.resolve("node_modules").resolve(name).resolve(path.toString().substring(webjar.end())),
                            Files.readAllBytes(path));
                }
            }
        }
    }

    private Path program(Path jar) throws IOException {
        try (FileSystem files = FileSystems.newFileSystem(jar);
                Stream<Path> paths = Files.walk(files.getPath("/META-INF/resources"))) {
            Path packed = paths.filter(path -> path.toString().matches(".*/esbuild(\\.exe)?"))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .orElseThrow();
            Path program = work.resolve(packed.getFileName().toString());
            write(program, Files.readAllBytes(packed));
            program.toFile().setExecutable(true);
            return program;
        }
    }

    private void make(Path esbuild) throws IOException, InterruptedException {
        String styles = STYLE_SHEET
                .matcher(page())
                .results()
                .map(sheet -> "@import '" + forwardSlashes(source.toAbsolutePath()) + "/" + sheet.group(1) + "';\n")
                .collect(Collectors.joining());
        write(work.resolve("main.css"), styles.getBytes(UTF_8));
        clear(served.resolve(FOLDER));
        // What the page loads at once is in as few files as there can be, so each is made without regard to the other.
        run(esbuild, "js/main.js", work.resolve("main.css").toAbsolutePath().toString(), "--splitting");
        run(esbuild, "js/madang.js");
    }

    private void run(Path esbuild, String... arguments) throws IOException, InterruptedException {
        Path libraries = work.resolve("node_modules").toAbsolutePath();
        var command = new ArrayList<>(List.of(
                esbuild.toAbsolutePath().toString(),
                "--bundle",
                "--format=esm",
                "--target=es2022",
                "--minify",
                "--sourcemap",
                "--sources-content=true",
                "--external:/img/*",
                "--entry-names=[name]-[hash]",
                "--chunk-names=[name]-[hash]",
                "--alias:sockjs-client=" + libraries.resolve("sockjs-client/sockjs.min.js"),
                "--alias:stomp-websocket=" + libraries.resolve("stomp-websocket/stomp.min.js"),
                "--outdir=" + served.resolve(FOLDER).toAbsolutePath(),
                "--log-level=warning"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(source.toFile()).inheritIO();
        builder.environment().put("NODE_PATH", libraries.toString());
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException("esbuild failed");
        }
    }

    /** The page names what it needs at once by its hash, so that nothing is asked for twice and nothing else is run. */
    private void rewritePage() throws IOException {
        String main = output("main", ".js");
        Set<String> needed = new LinkedHashSet<>();
        addImports(main, needed);
        needed.remove(main);
        String preloads = needed.stream()
                .map(name -> "    <link rel=\"modulepreload\" href=\"" + address(name) + "\"" + integrity(name) + " />\n")
                .collect(Collectors.joining());
        String sheet = output("main", ".css");
        String integrities = outputs(".js").stream()
                .map(name -> "\"" + address(name) + "\": \"" + digest(name) + "\"")
                .collect(Collectors.joining(", ", "{\"integrity\": {", "}}"));
        String head = "    <link rel=\"stylesheet\" href=\"" + address(sheet) + "\"" + integrity(sheet) + " />\n"
                + "    <script type=\"importmap\">" + integrities + "</script>\n" + preloads
                + "    <script type=\"module\" src=\"" + address(main) + "\"" + integrity(main) + "></script>\n";
        String page = STYLE_SHEET.matcher(page()).replaceAll("");
        write(served.resolve("index.html"), MODULES.matcher(page).replaceFirst(match -> head).getBytes(UTF_8));
        String module = "export * from '../" + FOLDER + "/" + output("madang", ".js") + "';\n";
        write(served.resolve("js/madang.js"), module.getBytes(UTF_8));
    }

    private void addImports(String name, Set<String> found) throws IOException {
        if (!found.add(name)) {
            return;
        }
        String script = Files.readString(served.resolve(FOLDER).resolve(name));
        for (MatchResult each : STATIC_IMPORT.matcher(script).results().toList()) {
            addImports(each.group(1), found);
        }
    }

    /** Beside each file, so that nothing is compressed for a request. */
    private void compress() throws IOException {
        List<Path> files = new ArrayList<>(List.of(served.resolve("index.html")));
        try (Stream<Path> made = Files.list(served.resolve(FOLDER))) {
            made.filter(file -> !file.toString().endsWith(".map")).forEach(files::add);
        }
        for (Path file : files) {
            try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(Path.of(file + ".gz"))) {
                        {
                            def.setLevel(Deflater.BEST_COMPRESSION);
                        }
                    };
                    InputStream plain = Files.newInputStream(file)) {
                plain.transferTo(packed);
            }
        }
    }

    private String page() throws IOException {
        return Files.readString(source.resolve("index.html"));
    }

    private String output(String name, String ending) throws IOException {
        return outputs(ending).stream()
                .filter(output -> output.matches(name + "-[A-Z0-9]+\\" + ending))
                .findFirst()
                .orElseThrow();
    }

    private List<String> outputs(String ending) throws IOException {
        try (Stream<Path> files = Files.list(served.resolve(FOLDER))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private String integrity(String name) {
        return " integrity=\"" + digest(name) + "\"";
    }

    private String digest(String name) {
        try {
            byte[] content = Files.readAllBytes(served.resolve(FOLDER).resolve(name));
            byte[] digest = MessageDigest.getInstance("SHA-384").digest(content);
            return "sha384-" + Base64.getEncoder().encodeToString(digest);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String address(String name) {
        return "/" + FOLDER + "/" + name;
    }

    private static String forwardSlashes(Path path) {
        return path.toString().replace('\\', '/');
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
