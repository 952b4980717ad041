package cortile.cli;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Lets every option be given as a variable too: `--management-port` as `CORTILE_MANAGEMENT_PORT`.
/// What is typed wins.
public record Environment(Map<String, String> variables) implements IDefaultValueProvider {
  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
      return null;
    }
    var value = variables.get(name(option.longestName()));
    return value == null || value.isBlank() ? null : value;
  }

  private static String name(String option) {
    return "CORTILE_" + option.replaceFirst("^-+", "").replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
