using System.Runtime.CompilerServices;
using ParquetSharp;

namespace InvestOps.Pipeline.MarketData.Files;

/// <summary>The bytes that a Parquet reader points to. They live until the reader's next batch.</summary>
internal static class NativeText
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe ReadOnlySpan<byte> Of(ByteArray text) => new((void*)text.Pointer, text.Length);
}
