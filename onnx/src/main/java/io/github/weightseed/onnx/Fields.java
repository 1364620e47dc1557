package io.github.weightseed.onnx;

import com.google.protobuf.WireFormat;

/** The fields of onnx.proto3 that are looked at, as tags: number and wire type. */
final class Fields {

  static final int MODEL_GRAPH = bytes(7);

  static final int GRAPH_NODE = bytes(1);
  static final int GRAPH_INITIALIZER = bytes(5);

  static final int NODE_INPUT = bytes(1);
  static final int NODE_NAME = bytes(3);
  static final int NODE_TYPE = bytes(4);
  static final int NODE_ATTRIBUTE = bytes(5);

  static final int ATTRIBUTE_NAME = bytes(1);
  static final int ATTRIBUTE_INT = varint(3);

  static final int TENSOR_DIMS = varint(1);
  static final int TENSOR_DIMS_PACKED = bytes(1);
  static final int TENSOR_TYPE = varint(2);
  static final int TENSOR_NAME = bytes(8);
  static final int TENSOR_RAW_DATA = bytes(9);
  static final int TENSOR_EXTERNAL_DATA = bytes(13);
  static final int TENSOR_DATA_LOCATION = varint(14);

  static final int ENTRY_KEY = bytes(1);
  static final int ENTRY_VALUE = bytes(2);

  private Fields() {}

  private static int bytes(int number) {
    return (number << 3) | WireFormat.WIRETYPE_LENGTH_DELIMITED;
  }

  private static int varint(int number) {
    return (number << 3) | WireFormat.WIRETYPE_VARINT;
  }

  /** Whether a field of a tensor holds its values or says where they are. */
  static boolean isData(int tag) {
    return switch (WireFormat.getTagFieldNumber(tag)) {
      // float, int32, string, int64, raw, double, uint64, external data, data location, segment
      case 4, 5, 6, 7, 9, 10, 11, 13, 14, 3 -> true;
      default -> false;
    };
  }
}
