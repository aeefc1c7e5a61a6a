package io.chargehand.app.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.tags.Tag;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;

/** The OpenAPI document: what the service is, its headings, and the problem that any call may answer with. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String PROBLEM = "Problem";

    @Bean
    OpenAPI openApi(ObjectProvider<BuildProperties> build) {
        BuildProperties known = build.getIfAvailable();
        OpenAPI api = new OpenAPI()
                .info(new Info()
                        .title("Chargehand")
                        .description("The AI decision layer of an omnichannel retailer: risk of inbound shipments and"
                                + " promises, sourcing, and one ranked queue of work per worker.")
                        .version(known == null ? "unknown" : known.getVersion())
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
        ApiTags.all()
                .forEach(heading ->
                        api.addTagsItem(new Tag().name(heading.name()).description(heading.description())));
        return api;
    }

    @Bean
    OpenApiCustomizer problemResponses() {
        return api -> {
            if (api.getPaths() == null) {
                return;
            }
            api.getComponents().addSchemas(PROBLEM, problemSchema());
            api.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(ApiDescription::addProblem);
        };
    }

    private static void addProblem(Operation operation) {
        Content content = new Content()
                .addMediaType(
                        MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                        new io.swagger.v3.oas.models.media.MediaType()
                                .schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM)));
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("A problem (RFC 9457) that names the field, the value and the rule")
                                .content(content));
    }

    private static Schema<?> problemSchema() {
        return new ObjectSchema()
                .addProperty("type", new StringSchema().format("uri"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new Schema<Integer>().type("integer"))
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema().format("uri"))
                .addProperty("field", new StringSchema().description("Path of the field, such as lines[2].quantity"))
                .addProperty("value", new StringSchema().description("What was given, shortened"))
                .addProperty("rule", new StringSchema().description("What must hold"));
    }
}
