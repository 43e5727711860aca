using System.Numerics;
using System.Runtime.InteropServices;

namespace InvestOps.Pipeline.MarketData.Panels.Kept;

/// <summary>CRC-32C (Castagnoli) of a whole number of 4-byte words, by the processor's own instruction where it has one.</summary>
internal static class Crc
{
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        var longs = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var value in longs)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        foreach (var value in bytes[(longs.Length * sizeof(ulong))..])
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }
}
