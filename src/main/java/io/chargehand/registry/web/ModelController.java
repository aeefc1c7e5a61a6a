package io.chargehand.registry.web;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Rules;
import io.chargehand.registry.Alias;
import io.chargehand.registry.ModelPromotion;
import io.chargehand.registry.VersionRecord;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Shows models and moves their aliases. */
@RestController
@RequestMapping("/v1/models")
@Tag(name = "models")
class ModelController {

    private static final int USUAL_LIMIT = 20;
    private static final int LARGEST_LIMIT = 1_000;

    private final ModelPromotion promotion;
    private final ModelReader reader;

    ModelController(ModelPromotion promotion, ModelReader reader) {
        this.promotion = promotion;
        this.reader = reader;
    }

    @GetMapping
    @Operation(summary = "The models with their champions and challengers")
    ModelViews.Models models() {
        return reader.models();
    }

    @GetMapping("/{name}")
    @Operation(
            summary = "A model: its newest versions with figures and origin, its aliases and their moves",
            description = "The ETag stands for where the aliases point; a PUT takes it as If-Match.")
    ResponseEntity<ModelViews.Model> model(
            @PathVariable String name, @RequestParam(required = false) @Nullable String limit) {
        return shown(name, limit(limit));
    }

    @GetMapping(
            path = "/{name}/versions/{version}/report",
            produces = {MediaType.TEXT_HTML_VALUE, MediaType.APPLICATION_JSON_VALUE})
    @Operation(
            summary = "The report of a version's training: figures, plots and settings on one page",
            description = "As HTML, or as JSON where the caller accepts that alone or asks for report.json.")
    ResponseEntity<String> report(
            @PathVariable String name,
            @PathVariable String version,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accepted) {
        List<MediaType> types = MediaType.parseMediaTypes(accepted);
        boolean html = types.isEmpty() || types.stream().anyMatch(MediaType.TEXT_HTML::isCompatibleWith);
        return html ? reportPage(name, version) : reportJson(name, version);
    }

    private ResponseEntity<String> reportPage(String name, String version) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(reader.file(name, version, VersionRecord.REPORT));
    }

    @GetMapping(path = "/{name}/versions/{version}/report.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The report of a version's training as JSON")
    ResponseEntity<String> reportJson(@PathVariable String name, @PathVariable String version) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.APPLICATION_JSON)
                .body(reader.file(name, version, VersionRecord.REPORT_JSON));
    }

    @PutMapping("/{name}/aliases/{alias}")
    @Operation(
            summary = "Point champion or challenger to a version",
            description =
                    "A champion must pass the gates; otherwise 409 names them. With If-Match the aliases must still be "
                            + "as the entity tag says.")
    ResponseEntity<ModelViews.Model> promote(
            @PathVariable String name,
            @PathVariable String alias,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match,
            @RequestBody Promotion body) {
        String version = required("version", body.version());
        String approver = required("approver", body.approver());
        promotion.promote(new ModelPromotion.Wish(name, Alias.of(alias), version, approver, state(match)));
        return shown(name, USUAL_LIMIT);
    }

    @PostMapping("/{name}/rollback")
    @Operation(summary = "Point champion to the version before")
    ResponseEntity<ModelViews.Model> rollback(
            @PathVariable String name,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match,
            @RequestBody Rollback body) {
        promotion.rollback(name, required("approver", body.approver()), state(match));
        return shown(name, USUAL_LIMIT);
    }

    private ResponseEntity<ModelViews.Model> shown(String name, int limit) {
        promotion.requireModel(name);
        return ResponseEntity.ok()
                .eTag('"' + promotion.state(name) + '"')
                .cacheControl(CacheControl.noCache())
                .body(reader.model(name, limit));
    }

    private static String required(String field, @Nullable String text) {
        Rules.text(field, text, 100);
        return text;
    }

    private static Optional<String> state(@Nullable String match) {
        return Optional.ofNullable(match)
                .map(tag -> tag.replace("\"", "").strip())
                .filter(tag -> !tag.equals("*"));
    }

    private static int limit(@Nullable String limit) {
        if (limit == null) {
            return USUAL_LIMIT;
        }
        try {
            int number = Integer.parseInt(limit);
            Rules.range("limit", number, 1, LARGEST_LIMIT);
            return number;
        } catch (NumberFormatException e) {
            throw new InvalidInputException("limit", limit, "must be a whole number");
        }
    }

    /**
     * Where an alias shall point.
     *
     * @param version a version of the model
     * @param approver who decides so, 1 to 100 characters
     */
    record Promotion(@Nullable String version, @Nullable String approver) {}

    /**
     * Who wants the version before back.
     *
     * @param approver 1 to 100 characters
     */
    record Rollback(@Nullable String approver) {}
}
