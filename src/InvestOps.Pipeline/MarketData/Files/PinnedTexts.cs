using System.Runtime.InteropServices;
using ParquetSharp;

namespace InvestOps.Pipeline.MarketData.Files;

/// <summary>Texts as UTF-8 in memory that does not move, for the native writer. Kept alive by whoever writes.</summary>
internal sealed class PinnedTexts
{
    private readonly byte[] _bytes;
    private readonly int[] _ends;

    public PinnedTexts(IEnumerable<string?> texts)
    {
        var encoded = texts.Select(text => System.Text.Encoding.UTF8.GetBytes(text ?? "")).ToArray();
        _ends = new int[encoded.Length];
        _bytes = GC.AllocateUninitializedArray<byte>(encoded.Sum(text => text.Length) + 1, pinned: true);
        var end = 0;
        for (var i = 0; i < encoded.Length; i++)
        {
            encoded[i].CopyTo(_bytes, end);
            end += encoded[i].Length;
            _ends[i] = end;
        }
    }

    public ByteArray this[int index]
    {
        get
        {
            var start = index == 0 ? 0 : _ends[index - 1];
            return new ByteArray(Marshal.UnsafeAddrOfPinnedArrayElement(_bytes, start), _ends[index] - start);
        }
    }
}
