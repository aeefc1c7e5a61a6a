package io.chargehand.registry.web;

import io.chargehand.registry.ModelRegistry;
import io.chargehand.registry.RecordedVersions;
import io.chargehand.testing.ChargehandIT;
import io.chargehand.testing.ServiceCalls;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

import static io.chargehand.testing.ServiceCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

@ChargehandIT
class ModelsIT {

    private static final String JANUARY = "2026-01-01T00:00:00Z";
    private static int models;

    @TempDir
    private static Path root;

    @Autowired
    private ServiceCalls service;

    @Autowired
    private ModelRegistry registry;

    private String name = "";

    @DynamicPropertySource
    static void models(DynamicPropertyRegistry settings) {
        settings.add("chargehand.main-job.models", root::toString);
    }

    @BeforeEach
    void threeVersions() {
        name = "risk-" + models++;
        RecordedVersions.register(registry, name, "v1", 0.10, 0.02, JANUARY);
        RecordedVersions.register(registry, name, "v2", 0.09, 0.02, JANUARY);
        RecordedVersions.register(registry, name, "worse", 0.12, 0.02, JANUARY);
    }

    @Test
    void aVersionIsPromotedShownAndTakenBack() throws Exception {
        assertThat(promote("v1", "").statusCode()).isEqualTo(200);
        assertThat(promote("v2", "").statusCode()).isEqualTo(200);
        JsonNode model = json(service.get("/v1/models/" + name));
        assertThat(model.path("aliases").path("champion").asString()).isEqualTo("v2");
        assertThat(model.path("versions").path(0).path("version").asString()).isEqualTo("worse");
        JsonNode shown = model.path("versions").path(1);
        assertThat(shown.path("aliases").path(0).asString()).isEqualTo("champion");
        assertThat(shown.path("figures").path("test").path("brier").asDouble()).isEqualTo(0.09);
        assertThat(shown.path("origin").path("dataSha256").asString()).isEqualTo("d1");
        JsonNode move = model.path("moves").path(0);
        assertThat(move.path("approver").asString()).isEqualTo("ada");
        assertThat(move.path("from").asString()).isEqualTo("v1");
        assertThat(move.path("at").asString()).startsWith("20");

        JsonNode back = json(send("POST", "/rollback", "{\"approver\": \"bob\"}", ""));
        assertThat(back.path("aliases").path("champion").asString()).isEqualTo("v1");
        assertThat(back.path("moves").path(0).path("kind").asString()).isEqualTo("rollback");
        assertThat(json(service.get("/v1/models")).toString()).contains(name);
    }

    @Test
    void gatesRefuseAWorseVersionAndSayWhy() throws Exception {
        promote("v2", "");
        HttpResponse<String> refused = promote("worse", "");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = JsonMapper.shared().readTree(refused.body());
        assertThat(problem.path("field").asString()).isEqualTo("gates.championBrier");
        assertThat(problem.path("value").asString()).isEqualTo("0.12");
        assertThat(problem.path("rule").asString()).startsWith("must be at most 0.091, the Brier score of champion v2");
        assertThat(problem.path("gates").path(0).path("gate").asString()).isEqualTo("championBrier");
    }

    @Test
    void anOldEntityTagIsRefused() throws Exception {
        promote("v1", "");
        String tag =
                service.get("/v1/models/" + name).headers().firstValue("ETag").orElseThrow();
        assertThat(promote("v2", tag).statusCode()).isEqualTo(200);
        HttpResponse<String> late = promote("v1", tag);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("If-Match");
    }

    @Test
    void whatIsUnknownOrMissingIsNamed() throws Exception {
        assertThat(service.get("/v1/models/nobody").statusCode()).isEqualTo(404);
        assertThat(promote("v9", "").body()).contains("must name a known model version");
        HttpResponse<String> alias =
                send("PUT", "/aliases/staging", "{\"version\": \"v1\", \"approver\": \"ada\"}", "");
        assertThat(alias.statusCode()).isEqualTo(404);
        assertThat(alias.body()).contains("champion or challenger");
        HttpResponse<String> anonymous = send("PUT", "/aliases/champion", "{\"version\": \"v1\"}", "");
        assertThat(anonymous.statusCode()).isEqualTo(400);
        assertThat(anonymous.body()).contains("approver");
        assertThat(send("POST", "/rollback", "{\"approver\": \"ada\"}", "").statusCode())
                .as("no champion yet")
                .isEqualTo(409);
    }

    @Test
    void theReportOfAVersionIsGivenAsHtmlAndAsJson() throws Exception {
        Path folder = registry.getVersion(name, "v1").folder();
        Files.writeString(folder.resolve("report.html"), "<!DOCTYPE html><title>–</title>");
        Files.writeString(folder.resolve("report.json"), "{\"format\": 1}");
        String path = "/v1/models/" + name + "/versions/v1/report";
        HttpResponse<String> html = service.get(path);
        assertThat(html.statusCode()).isEqualTo(200);
        assertThat(html.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(html.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'");
        assertThat(html.body()).contains("<title>–</title>");
        assertThat(json(service.get(path + ".json")).path("format").asInt()).isEqualTo(1);
        HttpResponse<String> accepted = service.get(path, "Accept", "application/json");
        assertThat(json(accepted).path("format").asInt()).isEqualTo(1);
        HttpResponse<String> none = service.get("/v1/models/" + name + "/versions/v2/report");
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.body()).contains("version with a report");
        assertThat(service.get("/v1/models/nobody/versions/v1/report").statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> promote(String version, String match) throws Exception {
        return send("PUT", "/aliases/champion", "{\"version\": \"" + version + "\", \"approver\": \"ada\"}", match);
    }

    private HttpResponse<String> send(String method, String path, String body, String match) throws Exception {
        String[] headers = match.isEmpty() ? new String[] {} : new String[] {"If-Match", match};
        return service.send(method, "/v1/models/" + name + path, body, headers);
    }
}
