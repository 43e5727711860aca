namespace InvestOps.Adapters.Sample;

/// <summary>
/// SplitMix64 (a counter stepped by the golden ratio, then mixed), one stream an issue. Everything derived from it uses only
/// + − × ÷ and square roots, which IEEE 754 defines to the last bit, so a seed gives the same market on every machine.
/// </summary>
internal sealed class SampleRandom
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private ulong _state;

    /// <param name="seed">The market's seed.</param>
    /// <param name="stream">Which of its independent streams: adding an issue leaves the numbers of the others alone.</param>
    public SampleRandom(ulong seed, ulong stream) => _state = Mix(seed + Step) ^ Mix(Mix(stream + 1) + Step);

    /// <summary>e^x within 1 % for |x| below 5: (1 + x ÷ 1024)^1024 by squaring.</summary>
    public static double Exp(double x)
    {
        var power = 1 + (x / 1024);
        for (var i = 0; i < 10; i++)
        {
            power *= power;
        }

        return power;
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double Unit() => (Bits() >> 11) * (1d / (1UL << 53));

    public double Between(double low, double high) => low + ((high - low) * Unit());

    public int Below(int count) => (int)Math.BigMul(Bits(), (ulong)count, out _);

    /// <summary>Nearly normal with mean 0 and variance 1: twelve uniform numbers of 16 bits, summed.</summary>
    public double Normal()
    {
        ulong sum = 0;
        for (var i = 0; i < 3; i++)
        {
            var bits = Bits();
            sum += (bits & 0xFFFF) + ((bits >> 16) & 0xFFFF) + ((bits >> 32) & 0xFFFF) + (bits >> 48);
        }

        return ((sum + 6) / 65536d) - 6;
    }

    /// <summary>Mean 0, variance about 1, fat tails: a normal number whose scale is itself drawn.</summary>
    public double FatTailed()
    {
        var scale = Unit() switch
        {
            < 0.92 => 0.82,
            < 0.985 => 1.7,
            _ => 3.2,
        };
        return scale * Normal();
    }

    /// <summary>Log-normal with the given median.</summary>
    public double LogNormal(double median, double sigma) => median * Exp(sigma * Normal());

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    private ulong Bits()
    {
        _state += Step;
        return Mix(_state);
    }
}
