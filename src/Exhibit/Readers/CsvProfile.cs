using System.Globalization;
using Exhibit.Model;

namespace Exhibit.Readers;

/// <summary>What a record says of its account; null where the file has no such columns.</summary>
internal static class CsvProfile
{
    internal static Profile? Of(IRecord record, CsvColumns columns) =>
        !columns.HasProfile
            ? null
            : new Profile
            {
                DisplayName = record.Text(columns["display"]),
                Biography = record.Text(columns["biography"]),
                Location = record.Text(columns["location"]),
                Created = record.Text(columns["created"]),
                Followers = Number(record, columns["followers"]),
                Following = Number(record, columns["following"]),
                Category = record.Text(columns["category"]),
            };

    private static long? Number(IRecord record, int column) =>
        long.TryParse(record.Bytes(column), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : null;
}
