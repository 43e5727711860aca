using System.IO.Compression;

namespace InvestOps.Testing;

/// <summary>Looks through content of any length piece by piece, and into what is packed.</summary>
/// <param name="isIn">Whether what is looked for is in some bytes.</param>
/// <param name="longest">The length of the longest form of it, which may lie across two pieces.</param>
internal sealed class SearchedContent(Func<ReadOnlySpan<byte>, bool> isIn, int longest)
{
    private const int PieceBytes = 1 << 20;

    // A pack in a pack in a pack, and no further.
    private const int Deepest = 3;

    /// <param name="content">One that can be read from its beginning again.</param>
    public bool HasSecret(Stream content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return HasSecret(content, depth: 0);
    }

    private bool HasSecret(Stream content, int depth)
    {
        Span<byte> magic = stackalloc byte[4];
        var read = content.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        content.Position = 0;
        if (IsInPieces(content))
        {
            return true;
        }

        content.Position = 0;
        return depth < Deepest && read == magic.Length && magic switch
        {
            [0x1f, 0x8b, 0x08, _] => IsPacked(() => IsInGzip(content, depth)),
            [(byte)'P', (byte)'K', 3, 4] => IsPacked(() => IsInZip(content, depth)),
            _ => false,
        };
    }

    private bool IsInPieces(Stream content)
    {
        var buffer = new byte[PieceBytes];
        var kept = 0;
        while (content.ReadAtLeast(buffer.AsSpan(kept), buffer.Length - kept, throwOnEndOfStream: false) is > 0 and var count)
        {
            var piece = buffer.AsSpan(0, kept + count);
            if (isIn(piece))
            {
                return true;
            }

            kept = Math.Min(longest - 1, piece.Length);
            piece[^kept..].CopyTo(buffer);
        }

        return false;
    }

    private bool IsInGzip(Stream content, int depth)
    {
        using var unpacked = new GZipStream(content, CompressionMode.Decompress, leaveOpen: true);
        return HasSecretOnce(unpacked, depth);
    }

    private bool IsInZip(Stream content, int depth)
    {
        using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in zip.Entries)
        {
            using var unpacked = entry.Open();
            if (isIn(System.Text.Encoding.UTF8.GetBytes(entry.FullName)) || HasSecretOnce(unpacked, depth))
            {
                return true;
            }
        }

        return false;
    }

    // A stream that can be read but once goes through a file.
    private bool HasSecretOnce(Stream unpacked, int depth)
    {
        using var spool = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose });
        unpacked.CopyTo(spool);
        spool.Position = 0;
        return HasSecret(spool, depth + 1);
    }

    // What only looks packed, or was cut, was searched as it is.
    private static bool IsPacked(Func<bool> search)
    {
        try
        {
            return search();
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
