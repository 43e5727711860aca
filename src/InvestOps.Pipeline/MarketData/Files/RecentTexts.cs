using InvestOps.Pipeline.MarketData.Tables;
using ParquetSharp;

namespace InvestOps.Pipeline.MarketData.Files;

/// <summary>
/// Interns texts of one batch. A dictionary-encoded column gives the same pointer for the same text, so most texts need not
/// be looked at; pointers mean nothing beyond their batch.
/// </summary>
internal sealed class RecentTexts(TextTable texts)
{
    private const int Slots = 8192;
    private readonly nint[] _pointers = new nint[Slots];
    private readonly int[] _lengths = new int[Slots];
    private readonly int[] _ids = new int[Slots];

    public void Forget() => Array.Clear(_pointers);

    public int Intern(ByteArray text)
    {
        var slot = (int)((uint)(text.Pointer >> 2) % Slots);
        if (_pointers[slot] != text.Pointer || _lengths[slot] != text.Length)
        {
            _ids[slot] = texts.Intern(NativeText.Of(text));
            _pointers[slot] = text.Pointer;
            _lengths[slot] = text.Length;
        }

        return _ids[slot];
    }
}
