package io.partnerchat.benchmark;

import io.partnerchat.benchmark.yardstick.EmptyApplication;
import io.partnerchat.benchmark.yardstick.EmptyResource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Packs the yardstick application. */
final class YardstickWar {
    private YardstickWar() {}

    static Path write(Path directory) throws IOException {
        Path war = directory.resolve("yardstick.war");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(war))) {
            for (Class<?> type : List.of(EmptyApplication.class, EmptyResource.class)) {
                String path = type.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry("WEB-INF/classes/" + path));
                try (InputStream bytes = type.getResourceAsStream("/" + path)) {
                    bytes.transferTo(jar);
                }
                jar.closeEntry();
            }
        }
        return war;
    }
}
