package io.chargehand.app;

import io.chargehand.training.cli.EvaluateCommand;
import io.chargehand.training.cli.ScoreCommand;
import io.chargehand.training.cli.TrainCommand;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import picocli.CommandLine;

/** Entry point of the service and its command line. */
@SpringBootApplication(scanBasePackages = "io.chargehand")
public class ChargehandApplication {

    public static void main(String[] args) {
        Map<String, Callable<Integer>> learning =
                Map.of("train", new TrainCommand(), "evaluate", new EvaluateCommand(), "score", new ScoreCommand());
        if (args.length > 0 && learning.containsKey(args[0])) {
            String[] rest = Arrays.copyOfRange(args, 1, args.length);
            System.exit(new CommandLine(learning.get(args[0])).execute(rest));
        }
        SpringApplication.run(ChargehandApplication.class, args);
    }
}
