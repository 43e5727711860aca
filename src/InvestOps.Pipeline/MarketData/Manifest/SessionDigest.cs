using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using InvestOps.Pipeline.MarketData.Tables;

namespace InvestOps.Pipeline.MarketData.Manifest;

/// <summary>A digest of one session's rows: codes, texts and numbers in code order, wherever they are stored.</summary>
internal sealed class SessionDigest(BarTable table)
{
    private const int DigestBytes = 8;
    private readonly BarColumn[] _numbers = [.. Enum.GetValues<BarColumn>()];
    private readonly TextColumn[] _texts = [.. Enum.GetValues<TextColumn>()];
    private readonly List<byte[]?> _encoded = [];
    private byte[] _buffer = new byte[1 << 16];
    private int _used;

    /// <param name="rows">The session's rows in code order.</param>
    public string Of(ReadOnlySpan<int> rows)
    {
        _used = 0;
        AppendLong(table.Days[rows[0]]);
        foreach (var row in rows)
        {
            AppendLong((long)table.Codes.Keys[table.CodeIds[row]]);
            foreach (var text in _texts)
            {
                AppendText(table.TextIdAt(text, row));
            }

            foreach (var number in _numbers)
            {
                var value = table.NumberAt(number, row);
                AppendLong(double.IsNaN(value) ? long.MinValue : BitConverter.DoubleToInt64Bits(value + 0d));
            }
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_buffer.AsSpan(0, _used), hash);
        return Convert.ToHexStringLower(hash[..DigestBytes]);
    }

    private void AppendText(int id)
    {
        var bytes = Encoded(id);
        AppendLong(bytes.Length);
        Reserve(bytes.Length);
        bytes.CopyTo(_buffer, _used);
        _used += bytes.Length;
    }

    private byte[] Encoded(int id)
    {
        if (id >= _encoded.Count)
        {
            CollectionsMarshal.SetCount(_encoded, table.Texts.Count);
        }

        return _encoded[id] ??= Encoding.UTF8.GetBytes(table.Texts[id] ?? "");
    }

    private void AppendLong(long value)
    {
        Reserve(sizeof(long));
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.AsSpan(_used), value);
        _used += sizeof(long);
    }

    private void Reserve(int bytes)
    {
        if (_used + bytes > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _used + bytes));
        }
    }
}
