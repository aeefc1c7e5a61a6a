package io.chargehand.bench.http;

import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A route of the bench in the product's server: passes the same filters, reads the whole body, answers with bytes that are there
 * already. Added by hand to one context, since anything found by scan would join the product in its tests. Thread-safe.
 */
final class NoOpRoute {

    static final String PATH = "/bench/no-op";

    private volatile byte[] answer = {};

    /** Adds the route to a running application. */
    static NoOpRoute in(ApplicationContext context) throws NoSuchMethodException {
        NoOpRoute route = new NoOpRoute();
        RequestMappingHandlerMapping mappings =
                context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        RequestMappingInfo info = RequestMappingInfo.paths(PATH)
                .methods(RequestMethod.POST)
                .options(mappings.getBuilderConfiguration())
                .build();
        mappings.registerMapping(info, route, NoOpRoute.class.getDeclaredMethod("answer", byte[].class));
        return route;
    }

    /** What it answers from now on. */
    void answers(byte[] body) {
        answer = body.clone();
    }

    /** Called by the server. */
    ResponseEntity<byte[]> answer(@RequestBody byte[] body) {
        if (body.length == 0) {
            throw new IllegalArgumentException("the body must not be empty");
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
                .body(answer);
    }
}
