package io.github.weightseed.keras.file;

import io.github.weightseed.DType;
import io.github.weightseed.keras.hdf5.BadHdf5;
import io.github.weightseed.keras.npy.Npy;
import io.github.weightseed.keras.stream.ByteBuilder;
import io.github.weightseed.keras.stream.Part;
import io.github.weightseed.keras.zip.StoredZip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that nobody should trust, by their names, each with how its refusal starts. */
final class BadFiles {

  /** A bad file. */
  static final class Bad {

    private final byte[] content;
    private final String refusal;

    private Bad(byte[] content, String refusal) {
      this.content = content;
      this.refusal = refusal;
    }

    byte[] content() {
      return content;
    }

    String refusal() {
      return refusal;
    }
  }

  private static final WeightSet SET =
      WeightSet.of(
          List.of(
              new NamedWeight("layers/dense/vars/0", PatternSource.of(DType.FLOAT32, 20, 30)),
              new NamedWeight("layers/dense/vars/1", PatternSource.of(DType.FLOAT32, 30))));

  private static final Map<String, Bad> ALL = new BadFiles().files;

  private final Map<String, Bad> files = new LinkedHashMap<>();

  private BadFiles() {
    hdf5();
    safetensors();
    npy();
    zip();
    json();
  }

  static Map<String, Bad> all() {
    return ALL;
  }

  /** Opens each of a folder's files, reads all there is to read, and prints what it says. */
  public static void main(String[] args) throws IOException {
    try (var files = Files.newDirectoryStream(Path.of(args[0]))) {
      for (Path file : files) {
        System.out.println(file.getFileName() + "\t" + refusal(file));
      }
    }
  }

  /** The sentence with which a file is refused. */
  static String refusal(Path file) {
    try (WeightFileReader reader = WeightFileReader.open(file)) {
      ByteBuffer block = ByteBuffer.allocate(1 << 16);
      for (var source : reader.weights().values()) {
        int most = block.capacity() / 8;
        for (long from = 0; from < source.shape().size(); from += most) {
          source.read(from, (int) Math.min(most, source.shape().size() - from), block.clear());
        }
      }
      return "nothing is wrong with it";
    } catch (IllegalArgumentException | WeightFileException e) {
      return e.getMessage().replaceFirst("^(Cannot read )?\\Q" + file + "\\E: ", "");
    }
  }

  private void add(String name, byte[] content, String refusal) {
    files.put(name, new Bad(content, refusal));
  }

  private static byte[] good(WeightFormat format) {
    return Written.bytes(format.parts(SET));
  }

  private static byte[] cut(byte[] bytes, int size) {
    return Arrays.copyOf(bytes, size);
  }

  private void hdf5() {
    byte[] good = good(WeightFormat.WEIGHTS_H5);
    add("cut.h5", cut(good, good.length - 1), "The HDF5 file is truncated: it should have ");
    add("half.h5", cut(good, good.length / 2), "The HDF5 file is truncated: it should have ");
    add("start.h5", cut(good, 20), "The HDF5 file is damaged or truncated at its start");
    add("magic.h5", BadHdf5.with(good, 1, 'X'), "It is no weight file: it starts neither as");
    add("empty.h5", new byte[0], "It is no weight file: it starts neither as");
    add("version.h5", BadHdf5.with(good, 8, 77), "The HDF5 file is damaged or truncated");
    add("checksum.h5", BadHdf5.with(good, 60, 'X'), "The HDF5 file is damaged: ");
    add("group-loop.h5", BadHdf5.groupInItself(), "The HDF5 file has a loop: the group 'a/b'");
    add("header-loop.h5", BadHdf5.headerThatGoesOnInItself(), "The HDF5 file is damaged: its str");
    add("header-size.h5", BadHdf5.headerOf2Gigabytes(), "The HDF5 file is damaged: ");
    add(
        "billion.h5",
        BadHdf5.withDims(1_000_000_000, 1_000_000_000),
        "'a' in the HDF5 file leaves it");
    add(
        "overflow.h5",
        BadHdf5.withDims(1L << 62, 1L << 62),
        "'a' in the HDF5 file: A shape must have at most 2^63-1 elements, got");
    add("negative.h5", BadHdf5.withDims(-1, 1), "'a' in the HDF5 file: Dimensions must");
    add(
        "bytes.h5",
        BadHdf5.withDims(1L << 31, 1L << 31),
        "'a' in the HDF5 file: shape=(2147483648, 2147483648) of float32 has more than 2^63-1");
  }

  private static byte[] safetensors(String header, int data) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return new ByteBuilder().u64(json.length).bytes(json).bytes(new byte[data]).toByteArray();
  }

  private static String tensor(String shape, long start, long end) {
    return "{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[%d,%d]}".formatted(shape, start, end);
  }

  private void safetensors() {
    byte[] good = good(WeightFormat.SAFETENSORS);
    add("cut.safetensors", cut(good, good.length - 1), "The safetensors file is truncated or too");
    add("header.safetensors", cut(good, 40), "The safetensors file is truncated: its header");
    byte[] lies = good.clone();
    ByteBuffer.wrap(lies).order(ByteOrder.LITTLE_ENDIAN).putLong(0, Long.MIN_VALUE);
    add("huge-header.safetensors", lies, "The safetensors file is truncated: its header should");
    add(
        "long-header.safetensors",
        safetensors("{" + " ".repeat(17 << 20), 0),
        "A safetensors header has at most 16777216 bytes");
    add(
        "deep.safetensors",
        safetensors("{\"a\":" + "[".repeat(10_000), 0),
        "The safetensors header must have an object as 'a' there, got START_ARRAY");
    add("json.safetensors", safetensors("{\"a\":{]}", 0), "The safetensors header is not its JSON");
    add(
        "overlap.safetensors",
        safetensors("{\"a\":" + tensor("[2]", 0, 8) + ",\"b\":" + tensor("[2]", 4, 12) + "}", 12),
        "'b' must start where the one before it ends, at 8: got data_offsets [4, 12]");
    add(
        "hole.safetensors",
        safetensors("{\"a\":" + tensor("[2]", 8, 16) + "}", 16),
        "'a' must start where the one before it ends, at 0");
    add(
        "twice.safetensors",
        safetensors("{\"a\":" + tensor("[1]", 0, 4) + ",\"a\":" + tensor("[1]", 4, 8) + "}", 8),
        "The safetensors header has 'a' twice");
    add(
        "length.safetensors",
        safetensors("{\"a\":" + tensor("[3]", 0, 8) + "}", 8),
        "'a': shape=(3,) of float32 takes 12 bytes, got data_offsets [0, 8]");
    add(
        "billion.safetensors",
        safetensors("{\"a\":" + tensor("[1000000000]", 0, 4_000_000_000L) + "}", 8),
        "The safetensors file is truncated or too long: its tensors take 4000000000 bytes, got 8");
    add(
        "overflow.safetensors",
        safetensors("{\"a\":" + tensor("[4611686018427387904,4]", 0, 0) + "}", 0),
        "'a': A shape must have at most 2^63-1 elements");
    add(
        "wrap.safetensors",
        safetensors("{\"a\":" + tensor("[4611686018427387904]", 0, 0) + "}", 0),
        "'a': shape=(4611686018427387904,) of float32 has more than 2^63-1 bytes");
    add(
        "negative.safetensors",
        safetensors("{\"a\":" + tensor("[-1]", 0, -4) + "}", 0),
        "'a': Dimensions must not be negative");
    add(
        "dtype.safetensors",
        safetensors("{\"a\":{\"dtype\":\"F8_E4M3\",\"shape\":[1],\"data_offsets\":[0,1]}}", 1),
        "'a': No weight has the dtype F8_E4M3");
    add(
        "long-number.safetensors",
        safetensors("{\"a\":" + tensor("[99999999999999999999]", 0, 0) + "}", 0),
        "The safetensors header is not its JSON");
  }

  private static byte[] npy(String header, int data) {
    return new ByteBuilder()
        .u8(0x93)
        .text("NUMPY")
        .u8(1)
        .u8(0)
        .u16(header.length())
        .text(header)
        .bytes(new byte[data])
        .toByteArray();
  }

  private static String header(String descr, String shape) {
    return "{'descr': %s, 'fortran_order': False, 'shape': %s, }\n".formatted(descr, shape);
  }

  private void npy() {
    byte[] good = Written.bytes(Npy.parts(PatternSource.of(DType.FLOAT32, 20)));
    add("cut.npy", cut(good, good.length - 1), "The npy data is truncated or too long: shape=(20,");
    add("header.npy", cut(good, 50), "The npy data is truncated: it ends in its header");
    add("magic.npy", BadHdf5.with(good, 0, 'X'), "It is no weight file: it starts neither as");
    add("version.npy", BadHdf5.with(good, 6, 9), "The npy format must be of version 1, 2 or 3");
    add("text.npy", npy("nothing", 8), "The npy header must be NumPy's, got nothing");
    add("pickle.npy", npy(header("'|O'", "(1,)"), 8), "A weight must be of numbers, got the NumPy");
    add(
        "record.npy",
        npy(header("[('a', '<f4')]", "(1,)"), 4),
        "A weight must be of numbers, got the NumPy");
    add(
        "fortran.npy",
        npy("{'descr': '<f4', 'fortran_order': True, 'shape': (1, 2), }\n", 8),
        "The array is in Fortran order");
    add(
        "billion.npy",
        npy(header("'<f4'", "(1000000000,)"), 8),
        "The npy data is truncated or too long: shape=(1000000000,) of float32 takes 4000000000");
    add(
        "overflow.npy",
        npy(header("'<f4'", "(4611686018427387904, 4)"), 8),
        "A shape must have at most 2^63-1 elements");
    add(
        "digits.npy",
        npy(header("'<f4'", "(99999999999999999999,)"), 8),
        "An npy shape is whole numbers below 2^63");
    add(
        "rank.npy",
        npy(header("'<f4'", "(" + "1, ".repeat(65) + ")"), 4),
        "NumPy's arrays have at most 64 dimensions, got 65");
  }

  private static byte[] deflated(String name, int zeros) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      byte[] header = npy(header("'<f4'", "(" + zeros / 4 + ",)"), 0);
      zip.write(header);
      byte[] block = new byte[1 << 20];
      for (int left = zeros; left > 0; left -= block.length) {
        zip.write(block, 0, Math.min(left, block.length));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] stored(String name, byte[] content) {
    return Written.bytes(new StoredZip().add(name, List.of(new Part.Literal(content))).parts());
  }

  private void zip() {
    byte[] good = good(WeightFormat.NPZ);
    add("cut.npz", cut(good, good.length - 1), "The zip is damaged or truncated: its end is miss");
    add("half.npz", cut(good, good.length / 2), "The zip is damaged or truncated: its end is mi");
    add("bomb.npz", deflated("a.npy", 128 << 20), "'a': The zip's entry 'a.npy' is a zip bomb: ");
    int end = good.length - 22;
    int directory = ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).getInt(end + 16);
    byte[] overlapping = good.clone();
    ByteBuffer.wrap(overlapping).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + 20, 5000);
    add(
        "overlap.npz",
        overlapping,
        "The zip is damaged or truncated: the entry 'layers/dense/vars/0.npy' overlaps");
    byte[] far = good.clone();
    ByteBuffer.wrap(far).order(ByteOrder.LITTLE_ENDIAN).putInt(end + 16, 1 << 30);
    add("far.npz", far, "The zip is damaged or truncated: its directory is not where it says");
    add("count.npz", BadHdf5.with(good, end + 10, 9), "The zip is damaged or truncated: it should");
    add(
        "encrypted.npz",
        BadHdf5.with(good, directory + 8, 1),
        "The zip's entry 'layers/dense/vars/0.npy' is encrypted");
    add(
        "method.npz",
        BadHdf5.with(good, directory + 10, 99),
        "'layers/dense/vars/0': The zip's entry 'layers/dense/vars/0.npy' must be stored or");
    add("local.npz", BadHdf5.with(good, 2, 'X'), "'layers/dense/vars/0': The zip is damaged or");
    byte[] longer = deflated("a.npy", 4000);
    int central = longer.length - 22 - 46 - "a.npy".length();
    ByteBuffer.wrap(longer).order(ByteOrder.LITTLE_ENDIAN).putInt(central + 24, 4000);
    add("size.npz", longer, "'a': The npy data is truncated or too long");
    add("text.npz", stored("a.txt", new byte[3]), "The zip is neither .keras nor .npz: it has an");
    add("no-weights.keras", stored("config.json", new byte[3]), "The .keras file has no weights");
    add(
        "weights.keras",
        stored("model.weights.h5", new byte[300]),
        "It is no HDF5 file: it does not start with");
    add(
        "bomb.keras",
        deflated("model.weights.h5", 128 << 20),
        "The zip's entry 'model.weights.h5' is a zip bomb: ");
  }

  private void json() {
    add(
        "deep.weights.json",
        ("{\"weight_map\":" + "[".repeat(10_000)).getBytes(StandardCharsets.UTF_8),
        "JSON beyond the limits of this reader: ");
    add(
        "large.weights.json",
        ("{\"a\":[" + "[],".repeat(2_000_000)).getBytes(StandardCharsets.UTF_8),
        "Such a file of JSON has at most 4194304 bytes, got 6000006");
    add(
        "many.weights.json",
        ("{\"a\":[" + "[],".repeat(1_390_000) + "[]]}").getBytes(StandardCharsets.UTF_8),
        "The JSON is no index of weight files: it has no `weight_map`");
    for (String name : List.of("../secret.h5", "/etc/passwd", "..", "a\\\\b", "C:x")) {
      add(
          "path-" + files.size() + ".weights.json",
          "{\"weight_map\":{\"/vars\":\"%s\"}}".formatted(name).getBytes(StandardCharsets.UTF_8),
          name.contains("/")
              ? "The index must name files that lie beside it, got '"
              : "A weight's name must be a path within the folder to be a file's, got '");
    }
    add(
        "model.weights.json",
        "{\"class_name\":\"Sequential\"}".getBytes(StandardCharsets.UTF_8),
        "The JSON is no index of weight files: it has no `weight_map`; it is a model's archit");
    add(
        "missing.weights.json",
        "{\"weight_map\":{\"/vars\":[\"none.h5\"]}}".getBytes(StandardCharsets.UTF_8),
        "there is no such file");
  }
}
