package io.partnerchat;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document of the API and the code that serves it name the same operations. */
class OpenApiTest {
    private static final Pattern DOCUMENTED =
            Pattern.compile("^  (/\\S+):$|^    (get|put|post|patch|delete):$", Pattern.MULTILINE);
    /** Served by filters, without JAX-RS. */
    private static final Set<String> NO_RESOURCE = Set.of(
            "GET /api/widget-settings/{companyId}/events",
            "GET /api/partner-chat/{companyId}/sessions/{sessionId}/stream");

    @Test
    void everyOperationIsDocumentedAndEveryDocumentedOneIsThere() throws IOException {
        Set<String> served = operations().map(Operation::name).collect(Collectors.toCollection(TreeSet::new));
        served.addAll(NO_RESOURCE);
        assertEquals(served, documented());
    }

    @Test
    void everyNameInAPathIsAParameterThatTheCodeReads() {
        assertAll(operations().map(operation -> () -> {
            Set<String> read = Arrays.stream(operation.method().getParameters())
                    .filter(parameter -> parameter.isAnnotationPresent(PathParam.class))
                    .map(parameter -> parameter.getAnnotation(PathParam.class).value())
                    .collect(Collectors.toSet());
            Matcher names = Pattern.compile("\\{(\\w+)").matcher(operation.name());
            while (names.find()) {
                assertTrue(read.contains(names.group(1)), operation.name());
            }
        }));
    }

    private record Operation(String name, Method method) {}

    private static Stream<Operation> operations() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.partnerchat").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .flatMap(type -> operations(type.reflect()));
    }

    private static Stream<Operation> operations(Class<?> resource) {
        String base = "/api/" + resource.getAnnotation(Path.class).value();
        return Arrays.stream(resource.getMethods())
                .flatMap(method -> verb(method).map(verb -> {
                    Path path = method.getAnnotation(Path.class);
                    String whole = (base + (path == null ? "" : "/" + path.value())).replaceAll("/+", "/");
                    return new Operation(
                            verb + " "
                                    + whole.replaceAll("\\{(\\w+)\\s*:[^}]*}", "{$1}")
                                            .replaceAll("/$", ""),
                            method);
                }));
    }

    private static Stream<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(HttpMethod::value);
    }

    private static Set<String> documented() throws IOException {
        String yaml = Files.readString(java.nio.file.Path.of("src/main/resources/META-INF/openapi.yaml"));
        Matcher matcher = DOCUMENTED.matcher(yaml.substring(0, yaml.indexOf("\ncomponents:")));
        List<String> found = new ArrayList<>();
        String path = "";
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                path = matcher.group(1);
            } else {
                found.add(matcher.group(2).toUpperCase(java.util.Locale.ROOT) + " " + path);
            }
        }
        return new TreeSet<>(found);
    }
}
