"""What is wrong with a clock's extensions stands on its row."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("deadlines", "0002_walls")]

    operations = [
        migrations.AddField(model_name="clock", name="marks", field=models.JSONField(default=list)),
    ]
