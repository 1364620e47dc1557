package io.github.weightseed.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.WireFormat;
import io.github.weightseed.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * An initializer as it lies in a file.
 *
 * @param name its name
 * @param shape its shape
 * @param type the number of its element type
 * @param external whether its values are in another file
 * @param kept the bytes of its fields that do not hold values, in order
 * @param from where its field begins in the file, tag included
 * @param to where its field ends
 */
record Stored(
    String name, Shape shape, int type, boolean external, ByteString kept, int from, int to) {

  static Stored read(CodedInputStream in, int from) throws IOException {
    String name = "";
    List<Long> dims = new ArrayList<>();
    int type = 0;
    boolean external = false;
    UnknownFieldSet.Builder kept = UnknownFieldSet.newBuilder();
    int limit = in.pushLimit(in.readRawVarint32());
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag == Fields.TENSOR_NAME) {
        name = in.readStringRequireUtf8();
      } else if (tag == Fields.TENSOR_TYPE) {
        type = in.readInt32();
      } else if (tag == Fields.TENSOR_DIMS) {
        dims.add(in.readInt64());
      } else if (tag == Fields.TENSOR_DIMS_PACKED) {
        int end = in.pushLimit(in.readRawVarint32());
        while (!in.isAtEnd()) {
          dims.add(in.readInt64());
        }
        in.popLimit(end);
      } else if (tag == Fields.TENSOR_DATA_LOCATION) {
        external = in.readEnum() == 1;
      } else if (Fields.isData(tag)) {
        in.skipField(tag);
      } else {
        kept.mergeFieldFrom(tag, in);
      }
    }
    in.popLimit(limit);
    UnknownFieldSet.Field.Builder sizes = UnknownFieldSet.Field.newBuilder();
    dims.forEach(sizes::addVarint);
    kept.mergeField(number(Fields.TENSOR_DIMS), sizes.build());
    kept.mergeVarintField(number(Fields.TENSOR_TYPE), type);
    ByteString utf8 = ByteString.copyFromUtf8(name);
    kept.mergeField(
        number(Fields.TENSOR_NAME),
        UnknownFieldSet.Field.newBuilder().addLengthDelimited(utf8).build());
    return new Stored(
        name,
        Shape.of(dims.stream().mapToLong(Long::longValue).toArray()),
        type,
        external,
        kept.build().toByteString(),
        from,
        in.getTotalBytesRead());
  }

  private static int number(int tag) {
    return WireFormat.getTagFieldNumber(tag);
  }
}
