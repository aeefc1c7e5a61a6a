package io.chargehand.training.cli;

import io.chargehand.registry.Alias;
import io.chargehand.registry.ModelPromotion;
import io.chargehand.registry.ModelRegistry;
import io.chargehand.registry.ModelVersion;
import io.chargehand.registry.PromotionPolicy;
import io.chargehand.registry.Registries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Shows the registered models and moves their aliases. */
@Command(
        name = "models",
        description = "Show the registered models, promote a version, or roll back.",
        mixinStandardHelpOptions = true,
        subcommands = {ModelsCommand.ListModels.class, ModelsCommand.Promote.class, ModelsCommand.Rollback.class})
public final class ModelsCommand implements Callable<Integer> {

    @Mixin
    private Registry registry = new Registry();

    /** Lists, where no subcommand is named. */
    @Override
    public Integer call() {
        return registry.list(Optional.empty());
    }

    /** Where models are kept and how the answer is written. */
    static final class Registry {

        @Option(
                names = "--models",
                paramLabel = "DIR",
                description = "Where models are kept (default: models); with MLFLOW_TRACKING_URI, copies of MLflow's.")
        private Path models = Path.of("models");

        @Option(names = "--json", description = "Print one JSON object on standard output.")
        private boolean json;

        ModelRegistry open() {
            return Registries.open(models);
        }

        ModelPromotion promotion() {
            return new ModelPromotion(open(), PromotionPolicy.STANDARD, Clock.systemUTC());
        }

        int list(Optional<String> name) {
            return Console.run(() -> {
                name.ifPresent(promotion()::requireModel);
                ModelRegistry kept = open();
                StringBuilder text = new StringBuilder();
                List<Map<String, Object>> all = new ArrayList<>();
                for (String each : name.map(List::of).orElseGet(kept::listNames)) {
                    Map<Alias, String> aliases = promotion().aliases(each);
                    List<String> versions = kept.listVersions(each).stream()
                            .map(ModelVersion::version)
                            .toList();
                    all.add(model(each, aliases, versions));
                    write(text, each, aliases, versions);
                }
                print(Map.of("models", all), text.toString());
            });
        }

        private static Map<String, Object> model(String name, Map<Alias, String> aliases, List<String> versions) {
            Map<String, Object> model = new LinkedHashMap<>();
            model.put("name", name);
            aliases.forEach((alias, version) -> model.put(alias.written(), version));
            model.put("versions", versions);
            return model;
        }

        private static void write(StringBuilder text, String name, Map<Alias, String> aliases, List<String> versions) {
            text.append(name).append('\n');
            for (String version : versions) {
                text.append("  ").append(version);
                aliases.forEach((alias, pointed) -> text.append(pointed.equals(version) ? "  " + alias.written() : ""));
                text.append('\n');
            }
        }

        void print(Map<String, Object> answer, String text) {
            if (json) {
                Console.json(answer);
            } else {
                Console.text(text);
            }
        }

        void printMoved(String name, Alias alias, String version) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("name", name);
            answer.put("alias", alias.written());
            answer.put("version", version);
            print(answer, alias.written() + " of " + name + " is " + version + "\n");
        }
    }

    /** Lists models, or the versions of one. */
    @Command(name = "list", description = "List the models with their versions.", mixinStandardHelpOptions = true)
    static final class ListModels implements Callable<Integer> {

        @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "One model only.")
        private Optional<String> name = Optional.empty();

        @Mixin
        private Registry registry = new Registry();

        @Override
        public Integer call() {
            return registry.list(name);
        }
    }

    /** Points an alias to a version. */
    @Command(
            name = "promote",
            description = "Point champion, past its gates, or challenger to a version.",
            mixinStandardHelpOptions = true)
    static final class Promote implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "NAME", description = "The model.")
        private String name = "";

        @Parameters(index = "1", paramLabel = "VERSION", description = "The version.")
        private String version = "";

        @Option(
                names = "--alias",
                defaultValue = "champion",
                description = "champion or challenger (default: ${DEFAULT-VALUE}).")
        private String alias = "champion";

        @Option(names = "--approver", required = true, description = "Who decides so; recorded with the move.")
        private String approver = "";

        @Mixin
        private Registry registry = new Registry();

        @Override
        public Integer call() {
            return Console.run(() -> {
                Alias moved = Alias.of(alias);
                registry.promotion().promote(new ModelPromotion.Wish(name, moved, version, approver, Optional.empty()));
                registry.printMoved(name, moved, version);
            });
        }
    }

    /** Goes back to the version before. */
    @Command(name = "rollback", description = "Point champion to the version before.", mixinStandardHelpOptions = true)
    static final class Rollback implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "NAME", description = "The model.")
        private String name = "";

        @Option(names = "--approver", required = true, description = "Who decides so; recorded with the move.")
        private String approver = "";

        @Mixin
        private Registry registry = new Registry();

        @Override
        public Integer call() {
            return Console.run(() -> {
                ModelVersion now = registry.promotion().rollback(name, approver, Optional.empty());
                registry.printMoved(name, Alias.CHAMPION, now.version());
            });
        }
    }
}
