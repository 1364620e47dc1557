package io.github.weightseed.cli;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.keras.shape.PartialShape;
import java.nio.file.InvalidPathException;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Option values of our own types, from text. */
final class Converters {

  private Converters() {}

  /** {@code 3,3,64,128}, or as Python prints it: {@code (3, 3, 64, 128)}; empty is rank 0. */
  static final class OfShape implements ITypeConverter<Shape> {
    @Override
    public Shape convert(String text) {
      try {
        return Shape.of(dims(text).stream().mapToLong(Long::parseLong).toArray());
      } catch (NumberFormatException e) {
        throw new TypeConversionException(
            "a shape is whole numbers with commas between them, such as 3,3,64,128, got '%s'"
                .formatted(text));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** {@code None,28,1}: as a shape, with unknown dimensions. */
  static final class OfPartialShape implements ITypeConverter<PartialShape> {
    private static final String UNKNOWN = "None";

    @Override
    public PartialShape convert(String text) {
      PartialShape shape = PartialShape.of();
      try {
        for (String dim : dims(text)) {
          shape = shape.append(dim.equals(UNKNOWN) ? null : Shape.of(Long.parseLong(dim)).dim(0));
        }
      } catch (NumberFormatException e) {
        throw new TypeConversionException(
            "a shape is whole numbers or None with commas between them, such as None,28,1, got '%s'"
                .formatted(text));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
      return shape;
    }
  }

  /** What stands between the commas, of which Python leaves one at the end. */
  private static List<String> dims(String text) {
    String dims = text.strip();
    if (dims.startsWith("(") && dims.endsWith(")")) {
      dims = dims.substring(1, dims.length() - 1).strip().replaceFirst("(?<=.),$", "");
    }
    return dims.isEmpty()
        ? List.of()
        : Arrays.stream(dims.split(",", -1)).map(String::strip).toList();
  }

  /** An integer of 64 bits. */
  static final class OfInteger implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      try {
        return Long.valueOf(text);
      } catch (NumberFormatException e) {
        throw new TypeConversionException("expected a whole number, got '%s'".formatted(text));
      }
    }
  }

  /** A file or folder to write. */
  static final class OfOutput implements ITypeConverter<Output> {
    @Override
    public Output convert(String text) {
      try {
        return Output.of(text);
      } catch (InvalidPathException e) {
        throw new TypeConversionException("expected a file name, got '%s'".formatted(text));
      }
    }
  }

  /** A dtype by its name in Keras. */
  static final class OfDType implements ITypeConverter<DType> {
    @Override
    public DType convert(String text) {
      try {
        return DType.of(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
