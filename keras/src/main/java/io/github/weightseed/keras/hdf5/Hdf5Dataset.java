package io.github.weightseed.keras.hdf5;

import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import io.github.weightseed.keras.stream.ByteBuilder;
import io.github.weightseed.keras.stream.Part;

/** A dataset whose elements lie in one piece ("contiguous"). */
final class Hdf5Dataset extends Hdf5Object {

  /** HDF5's own limit ({@code H5S_MAX_RANK}). */
  private static final int MOST_DIMENSIONS = 32;

  final Part.Values values;

  /** Where the elements are, when there are any. */
  long dataAddress;

  Hdf5Dataset(TensorSource source) {
    if (source.shape().rank() > MOST_DIMENSIONS) {
      throw new IllegalArgumentException(
          "HDF5's datasets have at most 32 dimensions, got shape=" + source.shape());
    }
    this.values = new Part.Values(source);
  }

  @Override
  void addMessages(ObjectHeader header) {
    Shape shape = values.source().shape();
    header.message(ObjectHeader.DATASPACE, ObjectHeader.dataspace(shape.dims()));
    header.constantMessage(
        ObjectHeader.DATATYPE, new ByteBuilder().bytes(Datatypes.of(values.source().dtype())));
    header.constantMessage(
        ObjectHeader.FILL_VALUE,
        new ByteBuilder()
            .u8(3) // version
            .u8(0x0A)); // allocated late, filled if set, none given
    header.message(
        ObjectHeader.LAYOUT,
        new ByteBuilder()
            .u8(3) // version
            .u8(1) // contiguous
            .u64(values.size() == 0 ? ObjectHeader.UNDEFINED : dataAddress)
            .u64(values.size()));
  }
}
