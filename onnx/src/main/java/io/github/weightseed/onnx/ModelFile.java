package io.github.weightseed.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import io.github.weightseed.TensorSource;
import io.github.weightseed.keras.stream.AtomicFile;
import io.github.weightseed.keras.stream.Part;
import io.github.weightseed.keras.stream.PartWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A model file in which some initializers are others: what is not replaced is copied. */
final class ModelFile {

  /** Bytes made or copied at a time. */
  private static final int CHUNK = 1 << 20;

  /** Where a tensor of an external file begins: as memory pages do, so that it can be mapped. */
  private static final int ALIGNMENT = 4096;

  private final Path file;
  private final Graph graph;
  private final Map<String, TensorSource> replaced;

  ModelFile(Path file, Graph graph, Map<String, TensorSource> replaced) {
    this.file = file;
    this.graph = graph;
    this.replaced = replaced;
  }

  void write(Path target) throws IOException {
    checkFolder(target);
    Path data = target.resolveSibling(target.getFileName() + ".data");
    List<Part> external = new ArrayList<>();
    try (FileChannel from = FileChannel.open(file)) {
      List<Part> content = content(from, data, external);
      long size = Part.size(content);
      List<Part> model = new ArrayList<>(copies(from, 0, graph.lengthFrom()));
      model.add(new Part.Literal(varint(size)));
      model.addAll(content);
      model.addAll(copies(from, graph.to(), graph.size()));
      if (Part.size(model) > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "An ONNX model has at most 2^31-1 bytes, got %d; its weights must be external data"
                .formatted(Part.size(model)));
      }
      if (!external.isEmpty()) {
        write(data, external);
      }
      write(target, model);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void checkFolder(Path target) {
    Path here = file.toAbsolutePath().normalize().getParent();
    Path there = target.toAbsolutePath().normalize().getParent();
    for (Stored initializer : graph.initializers()) {
      if (initializer.external()
          && !replaced.containsKey(initializer.name())
          && !Objects.equals(here, there)) {
        throw new IllegalArgumentException(
            "%s is in a file beside %s; write the new model into the same folder"
                .formatted(initializer.name(), file));
      }
    }
  }

  private List<Part> content(FileChannel from, Path data, List<Part> external) throws IOException {
    List<Part> parts = new ArrayList<>();
    int position = graph.from();
    for (Stored initializer : graph.initializers()) {
      TensorSource source = replaced.get(initializer.name());
      if (source != null) {
        parts.addAll(copies(from, position, initializer.from()));
        parts.addAll(tensor(initializer, source, data, external));
        position = initializer.to();
      }
    }
    parts.addAll(copies(from, position, graph.to()));
    return parts;
  }

  private static List<Part> tensor(
      Stored initializer, TensorSource source, Path data, List<Part> external) throws IOException {
    Part values = new Part.Values(source);
    if (initializer.external()) {
      long written = Part.size(external);
      long offset = (written + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
      external.add(Part.padding(offset - written));
      external.add(values);
      return framed(initializer.kept(), place(data, offset, values.size()), List.of());
    }
    ByteString.Output header = ByteString.newOutput();
    CodedOutputStream out = CodedOutputStream.newInstance(header);
    out.writeUInt32NoTag(Fields.TENSOR_RAW_DATA);
    out.writeUInt64NoTag(values.size());
    out.flush();
    return framed(initializer.kept(), header.toByteString(), List.of(values));
  }

  /** The fields that say where in which file the values are. */
  static ByteString place(Path data, long offset, long length) throws IOException {
    ByteString.Output bytes = ByteString.newOutput();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    for (var entry :
        List.of(
            Map.entry("location", String.valueOf(data.getFileName())),
            Map.entry("offset", Long.toString(offset)),
            Map.entry("length", Long.toString(length)))) {
      ByteString.Output inner = ByteString.newOutput();
      CodedOutputStream pair = CodedOutputStream.newInstance(inner);
      pair.writeUInt32NoTag(Fields.ENTRY_KEY);
      pair.writeStringNoTag(entry.getKey());
      pair.writeUInt32NoTag(Fields.ENTRY_VALUE);
      pair.writeStringNoTag(entry.getValue());
      pair.flush();
      out.writeUInt32NoTag(Fields.TENSOR_EXTERNAL_DATA);
      out.writeBytesNoTag(inner.toByteString());
    }
    out.writeUInt32NoTag(Fields.TENSOR_DATA_LOCATION);
    out.writeEnumNoTag(1);
    out.flush();
    return bytes.toByteString();
  }

  static List<Part> framed(ByteString kept, ByteString header, List<Part> values)
      throws IOException {
    long size = kept.size() + header.size() + Part.size(values);
    ByteString.Output bytes = ByteString.newOutput();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.writeUInt32NoTag(Fields.GRAPH_INITIALIZER);
    out.writeUInt64NoTag(size);
    out.flush();
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Literal(bytes.toByteString().concat(kept).concat(header).toByteArray()));
    parts.addAll(values);
    return parts;
  }

  private static byte[] varint(long value) {
    byte[] bytes = new byte[CodedOutputStream.computeUInt64SizeNoTag(value)];
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      out.writeUInt64NoTag(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes;
  }

  private static List<Part> copies(FileChannel channel, int from, int to) {
    List<Part> parts = new ArrayList<>();
    for (int at = from; at < to; ) {
      int start = at;
      int size = Math.min(CHUNK, to - at);
      parts.add(new Part.Late(size, () -> read(channel, start, size)));
      at += size;
    }
    return parts;
  }

  private static byte[] read(FileChannel channel, int from, int size) {
    ByteBuffer bytes = ByteBuffer.allocate(size);
    try {
      while (bytes.hasRemaining() && channel.read(bytes, (long) from + bytes.position()) >= 0) {
        // read on
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (bytes.hasRemaining()) {
      throw new UncheckedIOException(new IOException("the model has changed since it was read"));
    }
    return bytes.array();
  }

  private static void write(Path target, List<Part> parts) throws IOException {
    AtomicFile.write(
        target,
        channel ->
            PartWriter.write(
                parts,
                channel,
                CHUNK,
                Runtime.getRuntime().availableProcessors(),
                (written, total) -> {}));
  }
}
