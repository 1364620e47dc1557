package io.github.weightseed.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The frame of a model file: its nodes, and where its initializers lie.
 *
 * @param nodes the nodes of the main graph
 * @param initializers the initializers of the main graph
 * @param lengthFrom where the length of the graph's content stands in the file
 * @param from where that content begins
 * @param to where it ends, and what follows it begins
 * @param size the size of the file
 */
record Graph(
    List<Node> nodes, List<Stored> initializers, int lengthFrom, int from, int to, int size) {

  static Graph read(Path file) throws IOException {
    long size = Files.size(file);
    if (size > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "%s: an ONNX model has at most 2^31-1 bytes, got %d".formatted(file, size));
    }
    try (InputStream stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      CodedInputStream in = CodedInputStream.newInstance(stream);
      in.setSizeLimit(Integer.MAX_VALUE);
      Graph graph = null;
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        if (tag != Fields.MODEL_GRAPH) {
          in.skipField(tag);
        } else if (graph == null) {
          graph = readGraph(in, file, (int) size);
        } else {
          throw new IllegalArgumentException(file + ": not an ONNX model, it has two graphs");
        }
      }
      if (graph == null) {
        throw new IllegalArgumentException(file + ": not an ONNX model, it has no graph");
      }
      return graph;
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(file + ": not an ONNX model: " + e.getMessage(), e);
    }
  }

  private static Graph readGraph(CodedInputStream in, Path file, int size) throws IOException {
    List<Node> nodes = new ArrayList<>();
    List<Stored> initializers = new ArrayList<>();
    int length = in.getTotalBytesRead();
    int limit = in.pushLimit(in.readRawVarint32());
    int start = in.getTotalBytesRead();
    int field = start;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag == Fields.GRAPH_NODE) {
        int end = in.pushLimit(in.readRawVarint32());
        nodes.add(Node.read(in));
        in.popLimit(end);
      } else if (tag == Fields.GRAPH_INITIALIZER) {
        initializers.add(Stored.read(in, field));
      } else {
        in.skipField(tag);
      }
      field = in.getTotalBytesRead();
    }
    if (in.getBytesUntilLimit() != 0) {
      throw new IllegalArgumentException(file + ": not an ONNX model, it ends within its graph");
    }
    in.popLimit(limit);
    return new Graph(nodes, initializers, length, start, field, size);
  }
}
