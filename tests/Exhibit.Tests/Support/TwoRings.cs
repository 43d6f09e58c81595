using System.Globalization;
using System.Text;
using Exhibit.Coordination;

namespace Exhibit.Tests.Support;

/// <summary>
/// Two rings of four accounts, "ringer…" and "gangster…", among sixty people. Some of what the first ring says names the
/// second, and one sentence of it is said by a bystander too: what a dossier that names the first ring alone must withhold.
/// </summary>
internal static class TwoRings
{
    internal const int Objects = 14;

    /// <summary>Numbers of the first ring's sentences that no dossier naming it alone may show.</summary>
    internal static readonly int[] Telling = [4, 5, 6, 7];

    internal static string Text()
    {
        var random = new SplitMix64(23);
        var text = new StringBuilder("user_id,handle,created_at,text,url,note\n");
        for (var i = 0; i < Objects; i++)
        {
            for (var member = 0; member < 4; member++)
            {
                Row(text, $"ringer-{member}", (i * 50_000) + 600 + random.Next(25), First(i), i == 8 ? "seen with gangster_0" : "");
                Row(text, $"gangster_{member}", (i * 50_000) + 20_600 + random.Next(25), $"The second ring repeats sentence {i}");
            }
        }

        for (var i = 0; i < 600; i++)
        {
            Row(text, $"person-{random.Next(60)}", random.Next(700_000), $"Something that several people repeat, number {random.Next(80)}");
        }

        Row(text, "person-7", 699_999, First(7));
        return text.ToString();
    }

    internal static string First(int number) =>
        number switch
        {
            4 => "The first ring thanks @Gangster_1 for sentence four",
            5 => "The first ring links https://t.invalid/gangster_2/status/5 in sentence five",
            6 => "The first ring links https://t.invalid/%67angster_3 in sentence six",
            _ => FormattableString.Invariant($"The first ring repeats sentence {number}"),
        };

    // The note is a column that no reader takes: it stands in the raw bytes alone.
    private static void Row(StringBuilder text, string account, int second, string what, string note = "")
    {
        var time = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(second);
        text.Append(CultureInfo.InvariantCulture, $"{account},{account},{time:yyyy-MM-dd'T'HH:mm:ss'Z'},\"{what}\",,{note}\n");
    }
}
