package org.florscribe.platform.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/** What the WAR carries (server, application, PostgreSQL), unpacked once per build under {@code DATA_DIR/runtime/<id>}. */
final class UnpackedRuntime {

    private static final String INSIDE = "WEB-INF/runtime/";
    private static final String LAUNCHER = "org/florscribe/platform/launcher/";
    private static final String LOG = "org/florscribe/platform/log/";
    private static final long SPACE_NEEDED = 700_000_000;

    private final Path folder;

    private UnpackedRuntime(Path folder) {
        this.folder = folder;
    }

    Path payara() {
        return folder.resolve("payara");
    }

    Path application() {
        return folder.resolve("war");
    }

    /** Every library the application carries. */
    List<Path> libraries() throws IOException {
        return new ApplicationLibraries(application()).all();
    }

    Path postgres() {
        return folder.resolve("pg");
    }

    /** Temporary files of the server: in our own folder, which nobody else may read; emptied at each start. */
    Path freshTemporaryFolder() throws IOException {
        Path folder = this.folder.resolve("tmp");
        DataFolder.deleteTree(folder);
        return Files.createDirectory(folder);
    }

    /**
     * Puts the server's own configuration back as it was unpacked. It writes down what is deployed, and a start that finds that
     * deploys it once before our own deployment does: twice the time, and pages that answer, vanish and come back.
     */
    void forgetDeployments() throws IOException {
        Files.copy(pristine(payara()), domain(payara()), StandardCopyOption.REPLACE_EXISTING);
        DataFolder.deleteTree(payara().resolve("applications"));
        DataFolder.deleteTree(payara().resolve("generated"));
    }

    private static Path domain(Path payara) {
        return payara.resolve("config/domain.xml");
    }

    private static Path pristine(Path payara) {
        return payara.resolve("config/domain.xml.unpacked");
    }

    static UnpackedRuntime of(File war, DataFolder data, boolean withPostgres)
            throws IOException, InterruptedException {
        Path all = data.runtime();
        try (var jar = new JarFile(war)) {
            Path folder = all.resolve(id(jar) + (withPostgres ? "" : "-nodb"));
            if (!Files.exists(folder)) {
                new Unpacking(jar, all.resolve("new"), withPostgres).run(data, folder);
            }
            try (var others = Files.list(all)) {
                for (Path other : others.filter(p -> !p.equals(folder)).toList()) {
                    DataFolder.deleteTree(other);
                }
            }
            return new UnpackedRuntime(folder);
        }
    }

    /** From the names and check sums in the WAR's directory: no need to read 100 MB to know whether it changed. */
    private static String id(JarFile jar) {
        var crc = new CRC32();
        jar.stream().forEach(e -> crc.update((e.getName() + e.getCrc()).getBytes(StandardCharsets.UTF_8)));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }

    static String java() {
        return System.getProperty("java.home") + "/bin/java";
    }

    private record Unpacking(JarFile jar, Path fresh, boolean withPostgres) {

        void run(DataFolder data, Path folder) throws IOException, InterruptedException {
            DataFolder.deleteTree(data.runtime()); // an older version, or a first start that was cut off
            Files.createDirectories(fresh);
            long free = fresh.toFile().getUsableSpace();
            if (free < SPACE_NEEDED) {
                throw new StartFailed("DATA_DIR " + data.root() + " has " + free / 1_000_000
                        + " MB free, FlorScribe needs " + SPACE_NEEDED / 1_000_000 + " MB to start.");
            }
            List<Callable<Void>> work = new ArrayList<>(List.of(this::payara, this::application));
            if (withPostgres) {
                work.add(this::postgres);
            }
            var pool = Executors.newFixedThreadPool(2);
            try {
                for (Future<Void> part : pool.invokeAll(work)) {
                    part.get();
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof StartFailed failed) {
                    throw failed;
                }
                throw new IOException("The WAR could not be unpacked: " + e.getCause(), e);
            } finally {
                pool.shutdown();
            }
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        }

        private Void postgres() throws IOException {
            String arch = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
            JarEntry entry = jar.getJarEntry(INSIDE + "postgres-linux-" + arch + ".txz");
            if (entry == null || !System.getProperty("os.name").equals("Linux")) {
                throw new StartFailed("This build carries no PostgreSQL for " + System.getProperty("os.name") + " on "
                        + System.getProperty("os.arch") + ": set DATABASE_URL.");
            }
            try (var in = jar.getInputStream(entry)) {
                Txz.unpack(in, fresh.resolve("pg"));
            }
            return null;
        }

        private Void payara() throws IOException, InterruptedException {
            Path uber = fresh.resolve("payara-micro.jar");
            Path target = fresh.resolve("payara");
            try (var in = jar.getInputStream(jar.getEntry(INSIDE + "payara-micro.jar"))) {
                Files.copy(in, uber);
            }
            int code = new ProcessBuilder(
                            java(),
                            "-XX:TieredStopAtLevel=1",
                            "-jar",
                            uber.toString(),
                            "--rootdir",
                            target.toString(),
                            "--outputlauncher")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new StartFailed("The server could not be unpacked (code " + code + "); is the disk full?");
            }
            Files.delete(uber);
            startJar(target);
            Files.copy(domain(target), pristine(target));
            return null;
        }

        /** start.jar has the manifest of the server's own start jar (its Add-Opens and Class-Path are needed), our main class and our log lines. */
        private void startJar(Path payara) throws IOException {
            try (var micro = new JarFile(payara.resolve("launch-micro.jar").toFile())) {
                var manifest = new Manifest(micro.getManifest());
                Attributes main = manifest.getMainAttributes();
                main.put(Attributes.Name.MAIN_CLASS, ServerMain.class.getName());
                main.put(Attributes.Name.CLASS_PATH, "launch-micro.jar " + main.getValue(Attributes.Name.CLASS_PATH));
                try (var out = new JarOutputStream(Files.newOutputStream(payara.resolve("start.jar")), manifest)) {
                    for (JarEntry entry : Collections.list(jar.entries())) {
                        String name = entry.getName().startsWith(INSIDE + "classes/")
                                ? entry.getName().substring(INSIDE.length() + 8)
                                : "";
                        if (name.startsWith(LAUNCHER + "ServerMain")
                                || (name.startsWith(LOG) && name.endsWith(".class"))) {
                            out.putNextEntry(new ZipEntry(name));
                            try (var in = jar.getInputStream(entry)) {
                                in.transferTo(out);
                            }
                        }
                    }
                }
            }
        }

        private Void application() throws IOException {
            Path target = fresh.resolve("war");
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.isDirectory()
                        || entry.getName().startsWith(INSIDE)
                        || entry.getName().startsWith(LAUNCHER)) {
                    continue;
                }
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("the WAR names a file outside its folder");
                }
                Files.createDirectories(file.resolveSibling("."));
                try (var in = jar.getInputStream(entry)) {
                    Files.copy(in, file);
                }
            }
            new ApplicationLibraries(target).setAside();
            return null;
        }
    }
}
