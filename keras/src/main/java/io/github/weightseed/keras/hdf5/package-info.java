/**
 * The part of HDF5 that Keras' weight files need: plain groups, string attributes, contiguous
 * datasets. Each class is one structure of the <a
 * href="https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html">HDF5 File Format
 * Specification 3.0</a> (sections named in the classes). Internal.
 */
@NullMarked
package io.github.weightseed.keras.hdf5;

import org.jspecify.annotations.NullMarked;
