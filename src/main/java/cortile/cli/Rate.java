package cortile.cli;

import java.util.OptionalDouble;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// How fast ballots are cast.
///
/// @param perSecond ballots a second; empty for as fast as the server answers
record Rate(OptionalDouble perSecond) {
  /// When the ballot of a number should go out.
  ///
  /// @param number from 0
  /// @return nanoseconds after the first one
  long nanos(long number) {
    return perSecond.isEmpty() ? 0 : Math.round(number * 1e9 / perSecond.getAsDouble());
  }

  /// Reads `max` or a number above 0.
  static final class Converter implements ITypeConverter<Rate> {
    @Override
    public Rate convert(String text) {
      if (text.equals("max")) return new Rate(OptionalDouble.empty());
      if (!text.matches("[0-9]{1,7}(\\.[0-9]{1,6})?") || Double.parseDouble(text) == 0) {
        throw new TypeConversionException("“" + text + "” is neither a number above 0 nor max");
      }
      return new Rate(OptionalDouble.of(Double.parseDouble(text)));
    }
  }
}
