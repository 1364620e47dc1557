package io.github.weightseed.onnx;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A node of a graph.
 *
 * @param name its name, may be empty
 * @param type its operator, such as {@code Conv}
 * @param inputs the names of its inputs
 * @param attributes its attributes that are ints
 */
record Node(String name, String type, List<String> inputs, Map<String, Long> attributes) {

  static Node read(CodedInputStream in) throws IOException {
    String name = "";
    String type = "";
    List<String> inputs = new ArrayList<>();
    Map<String, Long> attributes = new HashMap<>();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag == Fields.NODE_NAME) {
        name = in.readStringRequireUtf8();
      } else if (tag == Fields.NODE_TYPE) {
        type = in.readStringRequireUtf8();
      } else if (tag == Fields.NODE_INPUT) {
        inputs.add(in.readStringRequireUtf8());
      } else if (tag == Fields.NODE_ATTRIBUTE) {
        int limit = in.pushLimit(in.readRawVarint32());
        readAttribute(in, attributes);
        in.popLimit(limit);
      } else {
        in.skipField(tag);
      }
    }
    return new Node(name, type, inputs, attributes);
  }

  private static void readAttribute(CodedInputStream in, Map<String, Long> attributes)
      throws IOException {
    String name = "";
    long value = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag == Fields.ATTRIBUTE_NAME) {
        name = in.readStringRequireUtf8();
      } else if (tag == Fields.ATTRIBUTE_INT) {
        value = in.readInt64();
      } else {
        in.skipField(tag);
      }
    }
    attributes.put(name, value);
  }

  long attribute(String attribute, long otherwise) {
    return attributes.getOrDefault(attribute, otherwise);
  }
}
