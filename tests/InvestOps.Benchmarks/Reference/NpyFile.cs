using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace InvestOps.Benchmarks.Reference;

/// <summary>Reads a two-dimensional array of doubles as numpy stores it: a magic word, a header of text, then the rows.</summary>
internal static class NpyFile
{
    private const int PreambleLength = 10;
    private const int LengthOffset = 8;

    public static double[] ReadDoubles(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> preamble = stackalloc byte[PreambleLength];
        file.ReadExactly(preamble);
        var header = BinaryPrimitives.ReadUInt16LittleEndian(preamble[LengthOffset..]);
        file.Position = PreambleLength + header;
        var values = new double[(file.Length - file.Position) / sizeof(double)];
        file.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
